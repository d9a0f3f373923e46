// What a small phone, or a reader with twice the text, cannot read or reach: pages that go sideways, words outside or
// cut off, and presses that are too small. A table of figures may be moved in its own frame.
() => {
  const page = document.documentElement;
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
  const named = (fault, isAtFault) => shown.filter(isAtFault).map((element) => `${fault}: ${element.outerHTML.slice(0, 120)}`);
  const sideways = page.scrollWidth > width ? [`${page.scrollWidth} wide`] : [];
  return [...sideways, ...named("outside", isOutside), ...named("cut", isCut), ...named("small", isSmall)];
}
