// Shortcuts on the control panel: the key is written on the button (<kbd>) and stands in data-key.
// They can be switched off on this device, for whoever speaks to the machine or has hands that shake.
const OFF = "bedre-i-lag/uten-hurtigtaster";

export function listenToKeys() {
  startSwitch(document.querySelector("[data-module~=shortcuts]"));
  document.addEventListener("keydown", (event) => {
    // A key that is held down has been pressed once.
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target) || areOff()) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key.length === 1 ? event.key.toLowerCase() : event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
    if (button.matches("summary")) button.focus(); // the answers to its question come next
  });
}

function startSwitch(root) {
  if (!root) return;
  const box = root.querySelector("input[type=checkbox]");
  const show = () => document.documentElement.toggleAttribute("data-without-shortcuts", areOff());
  root.hidden = false;
  box.checked = !areOff();
  show();
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    show();
  });
}

const areOff = () => localStorage.getItem(OFF) !== null;

// Somebody who writes, or who stands on a button or where one was, means what the key means there.
const isBusy = (target) => target.matches?.("input, textarea, select, button, a, summary, [contenteditable], [data-lands]");
