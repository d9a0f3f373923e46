// Timers count on from what the server said. One clock looks at all of them, so a timer that is replaced needs no care.
import { fill } from "./words.mjs";

const offsets = new WeakMap();
const said = new Set(); // what whoever listens has been told, each thing once

export function startTimers() {
  showAll();
  setInterval(showAll, 1000);
}

function showAll() {
  document.querySelectorAll("time[data-module~=timer]:not([data-paused])").forEach(show);
}

function show(element) {
  const left = (Date.parse(element.dataset.ends) - serverNow(element)) / 1000;
  const text = element.hasAttribute("data-clock") ? clock(left, element.dataset) : words(left, element.dataset);
  if (element.textContent.trim() !== text) element.textContent = text;
  const frame = element.closest(".timer");
  frame?.toggleAttribute("data-soon", left > 0 && left <= 60);
  frame?.toggleAttribute("data-up", left <= 0);
  if (left <= 60) say(element.dataset, left);
}

// The last minute, and the end of it, are also said to those who do not see the clock: once.
function say({ ends, textOne, textUp }, left) {
  const place = document.getElementById("timer-said");
  const part = left <= 0 ? textUp : textOne;
  if (!place || said.has(ends + part)) return;
  said.add(ends + part);
  place.textContent = part;
}

// Phones' clocks are often wrong: the server's own time, and how long ago it said so, decide.
function serverNow(element) {
  const told = element.dataset.now;
  const known = offsets.get(element);
  if (known?.told !== told) offsets.set(element, { told, offset: Date.parse(told) - performance.now() });
  return performance.now() + offsets.get(element).offset;
}

function words(left, texts) {
  if (left <= 0) return texts.textUp;
  const minutes = Math.ceil(left / 60);
  return minutes === 1 ? texts.textOne : fill(texts.textMany, minutes);
}

function clock(left, texts) {
  if (left <= 0) return texts.textUp;
  const seconds = Math.ceil(left);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
