// Characters left while writing. The server counts again; here it is a courtesy.
import { fill } from "./words.mjs";

export function startCounters() {
  document.addEventListener("input", ({ target }) => {
    if (target.matches("[data-module~=counter]")) count(target);
  });
  // A form that was drawn again around what somebody is writing.
  document.addEventListener("stage", () => {
    document.querySelectorAll("[data-touched][data-module~=counter]").forEach(count);
  });
  // A form that was emptied after sending starts again from the top.
  document.addEventListener("reset", ({ target }) => {
    requestAnimationFrame(() => target.querySelectorAll("[data-module~=counter]").forEach(count));
  });
}

function count(field) {
  const line = document.getElementById(field.dataset.count);
  if (!line) return;
  // People count what they see: one emoji is one character, as on the server.
  const left = Number(field.dataset.max) - [...field.value.normalize("NFC")].length;
  line.textContent = fill(left < 0 ? line.dataset.textOver : line.dataset.text, Math.abs(left));
  line.toggleAttribute("data-over", left < 0);
}
