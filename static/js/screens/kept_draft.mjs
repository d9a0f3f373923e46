// Where a form is away, because the room rests or its round is over, what stands half-written in it is shown.
import { keptUnder, WRITTEN } from "../live/drafts.mjs";

export function showKeptDrafts() {
  show();
  document.addEventListener("stage", show);
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
