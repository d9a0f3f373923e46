// A new round is told, never forced: whoever reads far down the page is not moved, but gets a way up.
import { fill } from "../ui/words.mjs";

export function tellOfNewRounds() {
  const way = document.getElementById("new-round");
  if (!way) return;
  const said = document.getElementById("new-round-said");
  const title = () => document.querySelector("#stage h1").textContent.trim();
  let known = title();
  // «Velkommen tilbake!» is said once.
  if (location.search) history.replaceState(null, "", location.pathname);

  document.addEventListener("stage", () => {
    if (title() === known) return;
    const before = known;
    known = title();
    document.title = document.title.replace(before, () => known);
    document.getElementById("welcome-back")?.remove();
    said.textContent = way.textContent = fill(way.dataset.text, known);
    way.hidden = isAtTheTop();
  });
  document.addEventListener("scroll", () => {
    if (isAtTheTop()) way.hidden = true;
  });
}

const isAtTheTop = () => document.getElementById("stage").getBoundingClientRect().top >= 0;
