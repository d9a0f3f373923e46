// The outbox: in order, once, and never forgotten before it is stored.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { MOST_STUMBLES, openOutbox } from "../../static/js/live/outbox.mjs";

const ME = { as: "phone", seat: 31 };
// Pages that are closed in a test wait for their network for ever; nobody waits for them.
const { setTimeout: wait } = globalThis;
const timers = [];
globalThis.setTimeout = (...all) => timers[timers.push(wait(...all)) - 1];
after(() => timers.forEach(clearTimeout));

const settled = () => new Promise((resolve) => setImmediate(resolve));

// The page is closed before anything is answered.
const never = () => new Promise(() => {});

// The device's memory, which lives longer than a page.
class Store {
  kept = new Map();
  isFull = false;

  async put(key, entry) {
    if (this.isFull) return false;
    this.kept.set(key, structuredClone(entry));
    return true;
  }

  async drop(key) {
    this.kept.delete(key);
  }

  async all() {
    return [...this.kept].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

// A line that answers as the test says: a function of the wish, or no answer for `null`.
class Line extends EventTarget {
  sent = [];
  answers = () => ({ ok: true });

  async send(event, fields) {
    this.sent.push(fields);
    const answer = await this.answers(fields);
    if (!answer) throw new Error("no answer");
    return answer;
  }

  get texts() {
    return this.sent.map(({ text }) => text);
  }
}

function page(store = new Store(), line = new Line(), identity = ME) {
  return { store, line, outbox: openOutbox(line, identity, store) };
}

test("wishes leave in the order they were made, one at a time", async () => {
  const { line, outbox } = page();
  let out = 0;
  line.answers = async () => {
    assert.equal(++out, 1, "one at a time");
    await settled();
    out -= 1;
    return { ok: true };
  };

  await Promise.all(["a", "b", "c"].map((text) => outbox.ask("problem:write", { text })));

  assert.deepEqual(line.texts, ["a", "b", "c"]);
});

test("the order holds although the device keeps the first one slowly", async () => {
  const { store, line, outbox } = page();
  const put = store.put.bind(store);
  store.put = async (key, entry) => {
    if (entry.fields.text === "a") await new Promise((later) => setTimeout(later, 5));
    return put(key, entry);
  };

  await Promise.all(["a", "b"].map((text) => outbox.ask("problem:write", { text })));

  assert.deepEqual(line.texts, ["a", "b"]);
});

test("a wish is kept on the device before it is sent, and dropped when it is answered", async () => {
  const { store, line, outbox } = page();
  line.answers = () => {
    assert.equal(store.kept.size, 1);
    return { ok: true };
  };

  await outbox.ask("problem:write", { text: "a" });

  assert.equal(line.sent.length, 1);
  assert.equal(store.kept.size, 0);
});

test("the draft is let go when the device has the wish, not before", async () => {
  const { store, line, outbox } = page();
  const steps = [];
  const put = store.put.bind(store);
  store.put = async (...entry) => {
    await settled();
    steps.push("stored");
    return put(...entry);
  };
  line.answers = () => steps.push("sent") && { ok: true };

  await outbox.ask("problem:write", { text: "a" }, () => steps.push("draft dropped"));

  assert.deepEqual(steps.slice(0, 3), ["stored", "draft dropped", "sent"]);
});

test("where the device keeps nothing the draft stays until there is an answer", async () => {
  const { store, line, outbox } = page();
  const steps = [];
  store.isFull = true;
  line.answers = () => steps.push("sent") && { ok: true };

  await outbox.ask("problem:write", { text: "a" }, () => steps.push("draft dropped"));

  assert.deepEqual(steps, ["sent", "draft dropped"]);
});

test("no answer means the same wish again, with the same id, as soon as the line is back", async () => {
  const { line, outbox } = page();
  line.answers = () => (line.sent.length < 3 ? null : { ok: true });
  const asked = outbox.ask("problem:write", { text: "a" });

  for (let n = 0; n < 3; n += 1) {
    await settled();
    line.dispatchEvent(new Event("back"));
  }
  await asked;

  assert.equal(line.sent.length, 3);
  assert.equal(new Set(line.sent.map(({ wish_id }) => wish_id)).size, 1);
});

test("what a closed page did not get sent is sent by the next, first and in its order", async () => {
  const before = page();
  before.line.answers = never;
  for (const text of ["a", "b"]) before.outbox.ask("problem:write", { text });
  await settled();
  await settled();

  const after = page(before.store);
  await after.outbox.ask("problem:write", { text: "c" });

  assert.deepEqual(after.line.texts, ["a", "b", "c"]);
  assert.equal(after.line.sent[0].wish_id, before.line.sent[0].wish_id);
  assert.equal(after.store.kept.size, 0);
});

test("the order holds when the phone's clock is set back in between", async (t) => {
  const before = page();
  before.line.answers = never;
  t.mock.method(Date, "now", () => 2_000_000_000_000);
  before.outbox.ask("problem:write", { text: "a" });
  await settled();
  t.mock.method(Date, "now", () => 1_000_000_000_000);
  const between = page(before.store);
  between.line.answers = never;
  between.outbox.ask("problem:write", { text: "b" });
  await settled();

  const after = page(before.store);
  await after.outbox.ask("problem:write", { text: "c" });

  assert.deepEqual(after.line.texts, ["a", "b", "c"]);
});

test("a refusal is an answer: the next one goes out", async () => {
  const { line, outbox } = page();
  line.answers = ({ text }) => (text === "a" ? { ok: false, status: 409 } : { ok: true });

  const [first, second] = await Promise.all(["a", "b"].map((text) => outbox.ask("problem:write", { text })));

  assert.equal(first.ok, false);
  assert.ok(second.ok);
});

test("a wish the server stumbles over again and again does not hold back the rest", async () => {
  const { line, outbox } = page();
  line.answers = ({ text }) => (text === "a" ? { ok: false, status: 500 } : { ok: true });
  const both = Promise.all(["a", "b"].map((text) => outbox.ask("problem:write", { text })));

  for (let n = 0; n < MOST_STUMBLES; n += 1) {
    await settled();
    line.dispatchEvent(new Event("back"));
  }
  const [first, second] = await both;

  assert.equal(line.texts.filter((text) => text === "a").length, MOST_STUMBLES);
  assert.equal(first.ok, false);
  assert.ok(second.ok);
});

test("what another seat wrote on this phone is never sent, and not kept", async () => {
  const before = page();
  before.line.answers = never;
  before.outbox.ask("problem:write", { text: "Ryperns ord" });
  await settled();

  const after = page(before.store, new Line(), { as: "phone", seat: 32 });
  await after.outbox.ask("problem:write", { text: "Mine" });

  assert.deepEqual(after.line.texts, ["Mine"]);
  assert.equal(after.store.kept.size, 0);
});

test("what another account asked from this laptop is never sent, and not kept", async () => {
  const pages = [
    [{ as: "panel", seminar: 5, account: 1 }, { as: "panel", seminar: 5, account: 2 }],
    [{ as: "phone", seat: null, account: 1, for_seat: 45 }, { as: "phone", seat: null, account: 2, for_seat: 45 }],
  ];
  for (const [theirs, mine] of pages) {
    const before = page(new Store(), new Line(), theirs);
    before.line.answers = never;
    before.outbox.ask("problem:hide", { text: "Karis" });
    await settled();

    const after = page(before.store, new Line(), mine);
    await after.outbox.ask("problem:hide", { text: "Mine" });

    assert.deepEqual(after.line.texts, ["Mine"]);
    assert.equal(after.store.kept.size, 0);
  }
});

test("what an account asked in one seminar waits until its panel is open again", async () => {
  const [one, other] = [5, 6].map((seminar) => ({ as: "panel", seminar, account: 1 }));
  const before = page(new Store(), new Line(), one);
  before.line.answers = never;
  before.outbox.ask("problem:hide", { text: "first" });
  await settled();

  const elsewhere = page(before.store, new Line(), other);
  await elsewhere.outbox.ask("problem:hide", { text: "second" });
  const back = page(before.store, new Line(), one);
  await back.outbox.ask("problem:hide", { text: "third" });

  assert.deepEqual(elsewhere.line.texts, ["second"]);
  assert.deepEqual(back.line.texts, ["first", "third"]);
});

test("what was written here for somebody without a phone goes out in their name, and the helper's own in their own", async () => {
  const theirs = page(new Store(), new Line(), { ...ME, for_seat: 45 });
  theirs.line.answers = never;
  theirs.outbox.ask("problem:write", { text: "Ravns ord" });
  await settled();

  const own = page(theirs.store);
  own.line.answers = never;
  own.outbox.ask("problem:write", { text: "Rypas ord" });
  await settled();
  const again = page(own.store, new Line(), { ...ME, for_seat: 45 });
  await settled();
  await settled();

  const names = again.line.sent.map(({ text, for_seat: helped }) => [text, helped]);
  assert.deepEqual(names, [
    ["Ravns ord", 45],
    ["Rypas ord", undefined],
  ]);
  assert.equal(again.store.kept.size, 0);
});

test("a refusal that comes after the page was closed gives the words back to the next page", async () => {
  const before = page();
  before.line.answers = never;
  before.outbox.ask("problem:write", { text: "for sent" });
  await settled();

  const line = new Line();
  line.answers = () => ({ ok: false, status: 409, message: "Runden er avsluttet." });
  const after = page(before.store, line);
  const given = await new Promise((resolve) => after.outbox.addEventListener("refused", ({ detail }) => resolve(detail)));

  assert.equal(given.fields.text, "for sent");
  assert.equal(given.answer.message, "Runden er avsluttet.");
});

test("what the one who steers could not send from one page is sent from another of theirs", async () => {
  const panel = { as: "panel", seminar: 7, account: 3 };
  const first = page(new Store(), new Line(), { ...panel, page: "sorting" });
  first.line.answers = never;
  first.outbox.ask("cluster:gather", { title: "Epikriser" });
  await settled();

  const next = page(first.store, new Line(), panel);
  await settled();
  await settled();

  assert.deepEqual(next.line.sent.map(({ title }) => title), ["Epikriser"]);
});
