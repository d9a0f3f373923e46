// What a small phone, or a reader with twice the text, cannot read or reach: pages that go sideways, words outside or
// cut off, presses that are too small, and main presses that cannot be scrolled to. A table of figures may be moved in
// its own frame. Everything is looked at in one go, before anything new from the server is drawn.
(text) => {
  const page = document.documentElement;
  page.style.fontSize = text;
  const width = page.clientWidth;
  const shown = [...document.querySelectorAll("body *")].filter(
    (element) => element.checkVisibility() && element.getClientRects().length && !element.closest(".ds-sr-only, .skip, .table-frame, svg, datalist"),
  );
  const says = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const isOutside = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return left < -1 || right > width + 1;
  };
  const isCut = (element) =>
    says(element) &&
    !element.matches("textarea, select, option") &&
    getComputedStyle(element).overflow !== "visible" &&
    (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2);
  // WCAG 2.2 asks for 24; the house for 44, where five of them need not stand in a row.
  const isSmall = (element) => {
    const { width, height } = element.getBoundingClientRect();
    const least = element.matches(".scale__step") ? 36 : 43.5;
    return element.matches("button, a.ds-button, summary.ds-button") && (width < least || height < 43.5);
  };
  // Scrolled to, all four sides of it are on the screen, with nothing over them.
  const isOutOfReach = (element) => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [middle, center] = [(left + right) / 2, (top + bottom) / 2];
    const sides = [[left + 2, center], [right - 2, center], [middle, top + 2], [middle, bottom - 2]];
    return !sides.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
  };
  const isPrimary = (element) => element.matches("button.primary, a.primary");
  const named = (fault, isAtFault) => shown.filter(isAtFault).map((element) => `${fault}: ${element.outerHTML.slice(0, 120)}`);
  const sideways = page.scrollWidth > width ? [`${page.scrollWidth} wide`] : [];
  const faults = [...sideways, ...named("outside", isOutside), ...named("cut", isCut), ...named("small", isSmall)];
  const { scrollX, scrollY } = window;
  faults.push(...named("out of reach", (element) => isPrimary(element) && isOutOfReach(element)));
  window.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  page.style.fontSize = "";
  return faults;
}
