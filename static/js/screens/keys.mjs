// Shortcuts on the control panel: the key is written on the button (<kbd>) and stands in data-key.
export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    // A key that is held down has been pressed once.
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key.length === 1 ? event.key.toLowerCase() : event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
    if (button.matches("summary")) button.focus(); // the answers to its question come next
  });
}

// Somebody who writes, or who stands on a button, means what the key means there.
const isBusy = (target) => target.matches?.("input, textarea, select, button, a, summary, [contenteditable]");
