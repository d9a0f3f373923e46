// «Nå» and «Neste» move on with the clock, also on a screen that nobody touches. The server's own time
// decides; phones' clocks are often wrong. What the room has done is surer than any clock, and is left as it is.
let heard = { said: "", offset: 0 };

export default function follow(root) {
  show(root);
  setInterval(() => show(root), 1000);
}

function show(root) {
  const list = root.querySelector("[data-now]");
  if (!list) return;
  const now = serverNow(list.dataset.now);
  const lines = [...root.querySelectorAll("[data-from]")];
  let isNext = !lines.some(({ dataset }) => "settled" in dataset && dataset.state === "next");
  let heldUpOn = ""; // the day of a round that should have begun
  for (const line of lines) {
    const day = line.dataset.from.slice(0, 10);
    const { from, holds } = line.dataset; // nothing is before NaN
    if (now >= Date.parse(from) && now < Date.parse(holds)) heldUpOn = day;
    const state = "settled" in line.dataset ? line.dataset.state : stateOf(line, now, isNext, day === heldUpOn);
    if (state === "next") isNext = false;
    const hidden = !("whole" in list.dataset) && !["now", "next"].includes(state);
    if (state !== line.dataset.state || hidden !== line.hidden) mark(line, state, hidden, list.dataset);
  }
  if ("whole" in list.dataset) return;
  list.parentElement.hidden = !list.querySelector("[data-state=now], [data-state=next]");
}

function stateOf({ dataset: { from, to, waits } }, now, isNext, heldUp) {
  if (now >= Date.parse(to) && !heldUp) return "done";
  if (now >= Date.parse(from) && waits === undefined && !heldUp) return "now";
  return isNext ? "next" : "";
}

function mark(line, state, hidden, { textNow, textNext }) {
  line.dataset.state = state;
  line.hidden = hidden;
  line.toggleAttribute("aria-current", state === "now");
  if (state === "now") line.setAttribute("aria-current", "step");
  line.querySelector(".programme__mark").textContent = { now: textNow, next: textNext }[state] ?? "";
}

function serverNow(said) {
  if (said !== heard.said) heard = { said, offset: Date.parse(said) - performance.now() };
  return performance.now() + heard.offset;
}
