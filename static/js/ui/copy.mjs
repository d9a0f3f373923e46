// <button data-copy="text" data-text-done="Kopiert" hidden>: copies an address or a code and says so in its own words.
export function startCopying() {
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-copy][hidden]").forEach((button) => (button.hidden = false));
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.textDone;
  });
}
