// Forms with data-wish are sent through the outbox instead of loading a page. `data-said` is what
// to say when it is stored; `data-keep` leaves the fields as they are.
import { isShownAsKept } from "../screens/kept_draft.mjs";
import { keepDraft, draftOf, putBack, WRITTEN } from "./drafts.mjs";

const refused = new Map(); // form → what was refused in it
const emptied = new WeakMap(); // form → what it was left with when it was sent, and for how long that is no answer
const DOUBLE_TAP = 1_000;

export function listenToForms(line, outbox) {
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-wish]");
    if (!form) return;
    event.preventDefault();
    if (event.submitter?.ariaDisabled === "true") return; // the words beside it say why
    const wish = event.submitter?.dataset.wish ?? form.dataset.wish;
    const fields = fieldsOf(form, event.submitter);
    if (isEcho(form, fields)) return;
    refused.delete(form);
    passing().forEach((notice) => notice.remove());
    clear(form);
    const draft = draftOf(form);
    const left = form.hasAttribute("data-keep") ? {} : empty(form, event.submitter);
    const answer = await outbox.ask(wish, fields, draft.drop);
    left.until = answer.ok ? performance.now() + DOUBLE_TAP : 0;
    answer.ok ? say(form, form.dataset.said) : refuse(form, fields, answer);
  });

  // A wish from an earlier page that was refused: the words go back into the form they came from.
  outbox.addEventListener("refused", ({ detail: { event, fields, answer } }) => {
    const form = formOf(event, fields);
    form ? refuse(form, fields, answer) : giveBack(fields, answer);
  });

  document.addEventListener("stage", () => {
    for (const notice of passing()) if (notice.dataset.passing !== kindOfRound()) notice.remove();
  });

  // The answer may come before the frame that takes the form away with its round. Then words are given
  // back; a form that was sent empty has none.
  line.addEventListener("frame", () =>
    refused.forEach((said, form) => {
      if (hasWords(said)) giveBackIfAway(said, form);
      else if (!isSeen(form)) refused.delete(form);
    }),
  );
}

// There is a form for each of one's own texts: the hidden fields say which one it was.
function formOf(event, fields) {
  const own = (form) =>
    [...form.querySelectorAll("input[type=hidden]")].every(
      ({ name, value }) => !(name in fields) || name === "wish_id" || fields[name] === value,
    );
  return [...document.querySelectorAll(`form[data-wish="${event}"]`)].find(own);
}

function fieldsOf(form, submitter) {
  const fields = {};
  for (const [name, value] of new FormData(form, submitter)) {
    if (["csrf_token", "wish_id", "next"].includes(name)) continue;
    fields[name] = name in fields ? [fields[name], value].flat() : value;
  }
  return fields;
}

function empty(form, submitter) {
  form.reset();
  for (const field of form.elements) field.removeAttribute("data-touched");
  form.querySelector("textarea, input:not([type=hidden]):not([type=checkbox])")?.focus();
  const pressed = submitter?.form === form ? submitter : null; // the answer to a question goes with it
  const left = { as: JSON.stringify(fieldsOf(form, pressed)), until: Infinity };
  emptied.set(form, left);
  return left;
}

// The second tap of two finds the form as the first one left it: it asks for nothing, and the receipt stands.
function isEcho(form, fields) {
  const left = emptied.get(form);
  return left && performance.now() < left.until && left.as === JSON.stringify(fields);
}

// The sentence stands beside the field, and what was written is back in it. Where somebody has gone on
// writing, the newer words keep the form: a press that sends words after all must send those it asked about.
function refuse(form, fields, answer) {
  if (hasNewerWords(form, fields)) return giveBack(fields, answer);
  putBack(form, fields);
  keepDraft(form); // for when its round is opened again
  refused.set(form, { fields, answer });
  if (giveBackIfAway({ fields, answer }, form)) return;
  if (!isDrawn(form)) return sayAtTheTop(answer.message); // its button stands elsewhere
  const field = fieldOf(form, answer.field);
  const place = messageOf(form);
  const isField = field instanceof Element && field.matches("textarea, input, select");
  place.textContent = answer.message;
  place.dataset.kind = answer.presses ? "ask" : "danger";
  if (answer.presses) form.append(asked(place, answer));
  else if (isField) field.closest(".field, fieldset")?.append(place);
  if (isField) {
    if (!answer.presses) field.setAttribute("aria-invalid", "true");
    describe(field, place);
    field.focus();
  }
  (form.querySelector("[data-asked]") ?? place).scrollIntoView({ block: "nearest" });
}

// Of several fields with one name, the first.
function fieldOf(form, name = "") {
  const named = form.elements[name];
  return (named instanceof RadioNodeList ? named[0] : named) ?? form.querySelector("textarea, input:not([type=hidden])");
}

// The help and the count that describe the field go on doing so.
function describe(field, place) {
  const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== place.id);
  field.setAttribute("aria-describedby", [...others, place.id].join(" "));
}

const hasWords = ({ fields }) => WRITTEN.some((name) => fields[name]?.trim());

// A form may have no box of its own, and draw what is in it all the same.
const isDrawn = (form) => [form, ...form.children].some((one) => one.getClientRects().length);

const hasNewerWords = (form, fields) =>
  WRITTEN.some((name) => name in fields && form.elements[name]?.value && form.elements[name].value !== fields[name]);

// It was only asked: these presses send the same words after all.
function asked(question, { presses, why }) {
  const asked = Object.assign(document.createElement("div"), { className: "asked" });
  asked.dataset.asked = "";
  asked.append(question);
  if (why) asked.append(Object.assign(document.createElement("p"), { className: "quiet", textContent: why }));
  const actions = Object.assign(document.createElement("div"), { className: "actions" });
  for (const { text, name, value } of presses) {
    const button = Object.assign(document.createElement("button"), { className: "ds-button", textContent: text, name, value });
    button.dataset.variant = "secondary";
    actions.append(button);
  }
  asked.append(actions);
  return asked;
}

// A card's form stays in the page when its round is over, but nobody sees it.
const isSeen = (form) => [...form.elements].some((one) => one.getClientRects().length);

// Words that stand where the form was, as its draft, are not said twice; nor is a question nobody can answer now.
function giveBackIfAway({ fields, answer }, form) {
  if (isSeen(form)) return false;
  refused.delete(form);
  if (!isShownAsKept(form.dataset.draft)) giveBack(fields, answer);
  else if (!answer.presses) giveBack({}, answer);
  return true;
}

const sayAtTheTop = (message) => giveBack({}, { message }).scrollIntoView({ block: "nearest" });

// What was said at the top, with nobody's words in it, is of no use after the next press or in another kind of round.
const passing = () => document.querySelectorAll("main > [data-passing]");
const kindOfRound = () => document.body.dataset.kind ?? "";

// The words stand at the top of the page, to be read and copied.
function giveBack(fields, answer) {
  const notice = Object.assign(document.createElement("div"), { className: "notice", role: "alert" });
  notice.dataset.kind = "ask";
  const body = Object.assign(document.createElement("div"), { className: "notice__body" });
  for (const words of [answer.message, ...WRITTEN.map((name) => fields[name])].filter(Boolean))
    body.append(Object.assign(document.createElement("p"), { textContent: words }));
  notice.append(body);
  if (!WRITTEN.some((name) => fields[name])) notice.dataset.passing = kindOfRound();
  document.querySelector("main").prepend(notice);
  return notice;
}

function say(form, sentence) {
  if (!sentence) return;
  const place = messageOf(form);
  if (place.closest("form .field, form fieldset")) form.append(place); // it stood at what was refused
  place.textContent = sentence;
  place.dataset.kind = "done";
}

function clear(form) {
  const place = form.querySelector("[data-answer]");
  if (place) place.textContent = "";
  form.querySelectorAll("[data-asked]").forEach((asked) => asked.remove());
  form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
}

function messageOf(form) {
  let place = form.querySelector("[data-answer]");
  if (!place) {
    place = document.createElement("p");
    place.dataset.answer = "";
    place.id = `answer-${crypto.randomUUID()}`;
    place.setAttribute("role", "status");
    form.append(place);
  }
  return place;
}
