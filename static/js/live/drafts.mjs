// Half-written words are kept on the device, under the form's data-draft, until they are sent.
// A phone may change hands: a draft belongs to the seat it was written in, and goes with it.
// What is written for somebody without a phone has drafts of its own, on the helper's phone.
const ALL = "bedre-i-lag/kladd/";
const { seat, for_seat: helped } = JSON.parse(document.body.dataset.live ?? "{}");
const MINE = `${ALL}${seat ?? ""}/`;
const PREFIX = helped ? `${MINE}for-${helped}/` : MINE;

// What fields are called in which people write in the room.
export const WRITTEN = ["text", "title", "description", "e5"];

export function keepDrafts() {
  if (seat) forgetOthers();
  document.addEventListener("input", ({ target }) => {
    target.setAttribute?.("data-touched", "");
    const form = target.closest?.("form[data-draft]");
    if (form) keepDraft(form);
  });
  for (const form of document.querySelectorAll("form[data-draft]")) {
    restore(form);
    keepWhatCameFirst(form);
  }
  // A form that a new round brought along gets its own words back, if there are any.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element) [node, ...node.querySelectorAll("form[data-draft]")].forEach(restore);
  }).observe(document.body, { childList: true, subtree: true });
}

function forgetOthers() {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(ALL) && !key.startsWith(MINE)) localStorage.removeItem(key);
}

// Fast fingers have written something before this script was there to see it.
function keepWhatCameFirst(form) {
  for (const field of form.querySelectorAll("textarea, input[type=text]"))
    if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function keepDraft(form) {
  if (form.dataset.draft) localStorage.setItem(PREFIX + form.dataset.draft, JSON.stringify(written(form)));
}

// The draft as it is now, to be dropped when its words are safe elsewhere; newer words stay.
export function draftOf(form) {
  const key = PREFIX + form.dataset.draft;
  const words = localStorage.getItem(key);
  return { drop: () => localStorage.getItem(key) === words && localStorage.removeItem(key) };
}

// What is kept of a form that is not here, by its data-draft.
export const keptUnder = (name) => JSON.parse(localStorage.getItem(PREFIX + name) ?? "{}");

// Words go back only where nothing newer has been written meanwhile, and ticks where they were.
export function putBack(form, fields) {
  for (const box of boxes(form)) {
    const ticked = [fields[box.name] ?? []].flat().includes(box.value);
    if (!(box.name in fields) || "touched" in box.dataset || box.checked === ticked) continue;
    box.checked = ticked;
    box.closest("details")?.setAttribute("open", "");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (const field of writable(form))
    if (isAsDrawn(field) && typeof fields[field.name] === "string") {
      field.value = fields[field.name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
}

function restore(form) {
  if (!form.matches("form[data-draft]")) return;
  const kept = localStorage.getItem(PREFIX + form.dataset.draft);
  if (kept) putBack(form, JSON.parse(kept));
}

// A select has no default value of its own to be compared with.
const isAsDrawn = (field) =>
  !field.value || (field.matches("select") ? !("touched" in field.dataset) : field.value === field.defaultValue);

// A tick may stand outside its form.
const boxes = (form) => [...form.elements].filter((field) => field.matches("input[type=checkbox][name], input[type=radio][name]"));
const writable = (form) => form.querySelectorAll("textarea[name], input[type=text][name], select[name]");

// A name with no ticks is kept too: in a change, that is what was changed.
function written(form) {
  const fields = Object.fromEntries([...writable(form)].map(({ name, value }) => [name, value]));
  for (const { name } of boxes(form)) fields[name] = [];
  for (const { name, value, checked } of boxes(form)) if (checked) fields[name].push(value);
  return fields;
}
