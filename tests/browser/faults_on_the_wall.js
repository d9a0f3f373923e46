// What cannot be read from the back of the room: words that are too small, cut off, outside the
// picture, or only found by scrolling. Nobody scrolls a projector.
(smallest) => {
  const stage = document.querySelector(".stage").getBoundingClientRect();
  const shown = [...document.querySelectorAll(".scene-holder *")].filter(
    (element) => element.checkVisibility() && !element.closest(".ds-sr-only, .chart__table, svg"),
  );
  const says = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const isSmall = (element) => says(element) && parseFloat(getComputedStyle(element).fontSize) < smallest - 0.05;
  const isOutside = (element) => {
    const box = element.getBoundingClientRect();
    return box.left < stage.left - 1 || box.top < stage.top - 1 || box.right > stage.right + 1 || box.bottom > stage.bottom + 1;
  };
  const isCut = (element) =>
    getComputedStyle(element).overflow !== "visible" &&
    (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2);
  const named = (fault, isAtFault) => shown.filter(isAtFault).map((element) => `${fault}: ${element.outerHTML.slice(0, 120)}`);
  const page = document.documentElement;
  const scrolls = page.scrollHeight > innerHeight || page.scrollWidth > innerWidth;
  return [...named("small", isSmall), ...named("outside", isOutside), ...named("cut", isCut), ...(scrolls ? ["it scrolls"] : [])];
}
