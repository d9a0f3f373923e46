// The survey's pages are whole without this. With it, every answer is kept on the device as it is
// given, each page has an address that can be reloaded and gone back from, and a closed tab costs nothing.
import { forget, keep, read } from "./kept.mjs";

const NOT_ANSWERS = ["csrf_token", "tilbake"];

export default function survey(form) {
  const { seminar, page } = form.dataset;
  const kept = read(seminar);
  if (kept) restore(form, kept.answers);
  // Quick fingers may have answered before this file was here.
  let isKept = kept || hasAnswers(form) ? save() : false;
  if (isKept && kept) offerToGoOn(form, kept.page);

  form.addEventListener("input", () => (isKept = save()));
  form.addEventListener("submit", (event) => {
    // Where nothing can be kept, and for «Send svar», the browser does what it does without us.
    if (!isKept || actionOf(form, event.submitter).endsWith("/send")) return;
    event.preventDefault();
    turn(form, event.submitter);
  });
  form.querySelector("[data-forget]").addEventListener("click", (event) => {
    event.preventDefault(); // the press stands in the form that sends the answers
    forget(seminar);
    location.assign(form.dataset.begin);
  });

  function save() {
    const reached = Math.max(Number(page), kept?.page ?? 1);
    const saved = keep(seminar, { page: reached, answers: answersIn(form) });
    form.querySelector("[data-saved]").hidden = !saved;
    return saved;
  }
}

const hasAnswers = (form) => Object.keys(answersIn(form)).some((name) => name !== "answer_id");

function answersIn(form) {
  return Object.fromEntries([...new FormData(form)].filter(([name, value]) => value && !NOT_ANSWERS.includes(name)));
}

// Answers of this page go back into their fields, those of other pages travel along unseen.
function restore(form, answers) {
  for (const [name, value] of Object.entries(answers)) {
    const field = form.elements[name] ?? carry(form, name);
    if (field instanceof RadioNodeList) field.value ||= value;
    else if (field.type === "hidden" || !field.value) field.value = value;
    if (field.matches?.("textarea")) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function carry(form, name) {
  const field = Object.assign(document.createElement("input"), { type: "hidden", name });
  form.append(field);
  return field;
}

function offerToGoOn(form, reached) {
  if (!(reached > Number(form.dataset.page))) return;
  const place = form.querySelector("[data-resume]");
  const link = place.querySelector("a");
  link.href = `${form.dataset.begin}/side/${reached}`;
  link.textContent = link.dataset.text.replace("{n}", reached);
  place.hidden = false;
}

// The server looks the page over; when it is content, we go to the next page's own address.
async function turn(form, submitter) {
  const body = new FormData(form, submitter);
  const answer = await fetch(actionOf(form, submitter), { method: "POST", body }).catch(() => null);
  form.querySelector("[data-offline]").hidden = Boolean(answer);
  if (answer?.ok) location.assign(answer.headers.get("Content-Location"));
  else if (answer) show(await answer.text());
}

function show(html) {
  const main = new DOMParser().parseFromString(html, "text/html").querySelector("main");
  document.querySelector("main").replaceWith(main);
  const form = main.querySelector("[data-module~=survey]");
  if (form) survey(form);
  (main.querySelector("[role=alert]") ?? main).focus();
}

const actionOf = (form, submitter) => submitter?.getAttribute("formaction") ?? form.getAttribute("action");
