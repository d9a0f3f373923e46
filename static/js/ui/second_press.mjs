// «Nei, behold» closes the question again; without a script the summary itself does.
export function startSecondPresses() {
  reveal(document);
  document.addEventListener("toggle", ({ target }) => target.matches?.(".second-press") && reveal(target), true);
  document.addEventListener("click", ({ target }) => {
    const details = target.closest?.("[data-close]")?.closest("details");
    if (details) close(details);
  });
  document.addEventListener("keydown", ({ key, target }) => {
    const details = key === "Escape" && target.closest?.("details.second-press[open], details.account-menu[open]");
    if (details) close(details);
  });
}

function close(details) {
  details.open = false;
  details.querySelector("summary").focus();
}

function reveal(root) {
  root.querySelectorAll("[data-close][hidden]").forEach((button) => (button.hidden = false));
}
