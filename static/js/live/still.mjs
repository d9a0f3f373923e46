// A finished round shows its own result, also when a later round has another one: <div data-own-round="result">
// stays as the page drew it. When such a picture is drawn anew, the page is asked how it looks now.
import { kindOf } from "./newest.mjs";

let asked = 0;

export const isStill = (element) => Boolean(element.closest("[data-own-round]"));

export async function drawStillAnew({ pictures, whole = [] }) {
  const spot = document.querySelector("[data-own-round]");
  const told = new Set([...Object.keys(pictures).map(kindOf), ...whole]);
  if (!spot?.dataset.ownRound.split(" ").some((kind) => told.has(kind))) return;
  const mine = ++asked;
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-own-round]");
  if (now && mine === asked) spot.replaceChildren(...now.childNodes);
}
