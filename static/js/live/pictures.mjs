// Frames become pictures on the page. A picture is any element with data-picture="problem:42"; new
// ones go into the list with data-pictures="problem". Each is morphed in place, so focus, open
// panels and half-typed text survive.
import { Idiomorph } from "idiomorph";
import { kindOf, newestOnly } from "./newest.mjs";
import { drawStillAnew, isStill } from "./still.mjs";

const newest = newestOnly();

export function applyFrame(frame) {
  for (const [name, html] of newest.fresh(frame)) draw(name, html);
  drawStillAnew(frame);
  const onPage = [...document.querySelectorAll("[data-picture]")].filter((element) => !isStill(element));
  const gone = newest.gone(frame, onPage.map((element) => element.dataset.picture));
  for (const element of onPage) if (gone.includes(element.dataset.picture)) takeAway(element);
  document.querySelectorAll("[data-pictures]").forEach(tidy);
  followStage();
}

function draw(name, html) {
  const old = [...document.querySelectorAll(`[data-picture="${name}"]`)].filter((element) => !isStill(element));
  if (html === undefined) return old.forEach(takeAway);
  if (old.length) return old.forEach((element) => morph(element, html));
  for (const list of document.querySelectorAll(`[data-pictures="${kindOf(name)}"]`)) place(list, html);
  // A picture there is only one of has its own place while it is away.
  for (const spot of document.querySelectorAll(`[data-place="${name}"]`)) spot.innerHTML = html;
}

// In the order people wrote, unless the picture has an order of its own or the list says newest first.
const number = (one) => Number(one.dataset.order ?? one.dataset.picture.split(":")[1]);

function place(list, html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  const element = template.content.firstElementChild;
  const newestFirst = list.hasAttribute("data-newest-first");
  const after = [...list.querySelectorAll(":scope > [data-picture]")].find((one) =>
    newestFirst ? number(one) < number(element) : number(one) > number(element),
  );
  list.insertBefore(element, after ?? null);
}

// Whoever stood in a card that goes away goes on at the next card of its list, or else at the one before, or at the
// heading: never on a button where one press more does something.
function takeAway(element) {
  const list = element.contains(document.activeElement) && element.closest("[data-pictures]");
  const cards = list ? [...list.children] : [];
  const place = cards.indexOf(element);
  element.remove();
  if (place < 0) return;
  const neighbours = [...cards.slice(place + 1), ...cards.slice(0, place).reverse()];
  const ways = neighbours.map((card) => card.querySelector("[data-lands], summary, a"));
  for (const way of [...ways, list.parentElement.querySelector(":scope > [data-lands]")])
    if (document.activeElement === document.body) way?.focus();
}

// What the person has done in the page wins over what the server draws.
function morph(element, html) {
  const hadFocus = element.contains(document.activeElement);
  Idiomorph.morph(element, html, {
    morphStyle: "outerHTML",
    restoreFocus: true,
    callbacks: { beforeAttributeUpdated, beforeNodeMorphed, beforeNodeRemoved },
  });
  // Left to itself, focus goes to the page, where the next Enter is the room's next step.
  if (hadFocus && document.activeElement === document.body) element.querySelector("[data-lands]")?.focus();
}

const beforeAttributeUpdated = (name, node, what) =>
  !(name === "open" && node.matches("details, dialog")) && !(what === "remove" && name === "hidden");

// A field somebody stands in or has typed in keeps its text; `data-touched` is set by the drafts.
const beforeNodeMorphed = (node) =>
  !(node.matches?.("textarea, input:not([type=hidden]), select") && (node === document.activeElement || "touched" in node.dataset));

// A question stands until it is answered, or what it is about is gone; an answer until something else is asked for.
const beforeNodeRemoved = (node) => !node.matches?.("[data-asked], [data-answer]");

// One's own texts stand in a list of their own, so they are not shown among the group's as well.
function tidy(list) {
  const cards = [...list.querySelectorAll(":scope > [data-picture]")];
  for (const card of list.dataset.without ? cards : [])
    card.hidden = Boolean(document.querySelector(`[data-picture="${list.dataset.without}:${card.dataset.picture.split(":")[1]}"]`));
  // What stood here already may have been given another place.
  const moved = (card, n) => n > 0 && "order" in card.dataset && number(cards[n - 1]) > number(card);
  if (cards.some(moved)) list.append(...[...cards].sort((one, other) => number(one) - number(other)));
  list.toggleAttribute("data-empty", !cards.some((card) => !card.hidden));
}

// Which lists are seen follows from what the room is doing.
function followStage() {
  const stage = document.querySelector("[data-picture=stage]");
  if (!stage) return;
  Object.assign(document.body.dataset, { kind: stage.dataset.kind, state: stage.dataset.state });
  document.dispatchEvent(new Event("stage"));
}
