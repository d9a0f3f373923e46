// Whoever accepts or refuses a suggestion with the keyboard goes on to the next one, not to the top.
export default function suggestions() {
  let pressed = false;
  document.addEventListener("submit", ({ target }) => {
    pressed = target.matches("[data-suggested]");
  });
  new MutationObserver(() => {
    if (!pressed || document.activeElement !== document.body) return;
    pressed = false;
    document.getElementById("suggestions-heading")?.focus();
  }).observe(document.querySelector(".sorting"), { childList: true, subtree: true });
}
