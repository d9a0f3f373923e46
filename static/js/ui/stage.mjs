// The projector's one button fills the screen; a pointer that rests is hidden.
const REST = 3000;

export function startStage() {
  if (!document.querySelector("[data-module~=stage]")) return;
  const button = document.querySelector("[data-module~=fullscreen]");
  // The small copy on the control panel has nothing to fill.
  if (button && document.fullscreenEnabled && window.parent === window) {
    button.hidden = false;
    button.addEventListener("click", () => document.documentElement.requestFullscreen());
  }
  hideRestingPointer();
}

function hideRestingPointer() {
  let resting;
  const wake = () => {
    document.body.removeAttribute("data-still");
    clearTimeout(resting);
    resting = setTimeout(() => document.body.setAttribute("data-still", ""), REST);
  };
  document.addEventListener("pointermove", wake);
  wake();
}
