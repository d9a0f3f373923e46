// Where a form is away, because the room rests or its round is over, what stands half-written in it is shown.
import { keptUnder, WRITTEN } from "../live/drafts.mjs";

export function showKeptDrafts() {
  show();
  document.addEventListener("stage", show);
}

// Whether what was written under this data-draft stands on the page, with what was kept just now.
export function isShownAsKept(name) {
  show();
  return Boolean(name && document.querySelector(`[data-kept-draft="${CSS.escape(name)}"]:not([hidden])`));
}

function show() {
  for (const place of document.querySelectorAll("[data-kept-draft]")) {
    const kept = keptUnder(place.dataset.keptDraft);
    const words = WRITTEN.map((name) => kept[name]).filter((text) => text?.trim());
    const paragraphs = words.map((text) => Object.assign(document.createElement("p"), { textContent: text }));
    place.querySelector("[data-words]").replaceChildren(...paragraphs);
    place.hidden = !words.length;
  }
}
