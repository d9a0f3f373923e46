// Wishes wait here, on the device, until the server has said that they are stored. They leave in
// order, one at a time, each with an id that makes asking again harmless.
import { createStore, del, entries, set } from "idb-keyval";

const RETRY_AFTER = 1_500;

export function openOutbox(line, identity) {
  const store = openStore();
  const owner = JSON.stringify(identity);
  const waiting = []; // [{ key, event, fields, at, settle }]
  const outbox = new EventTarget();
  let sending = false;

  // What an earlier page could not send is sent first, in the order it was written.
  // What somebody else wrote on this phone is not ours to say, and they have no seat here any more.
  // What was written here for somebody without a phone is, and goes out in their name.
  const ready = store.all().then((left) => {
    for (const [key, entry] of left)
      if (entry.owner === owner || sameSeat(JSON.parse(entry.owner))) waiting.push({ key, at: Date.now(), ...entry });
      else if (identity.as === "phone" && JSON.parse(entry.owner).as === "phone") store.drop(key);
    run();
  });

  // Resolves with the server's answer. The wish survives a closed tab; the promise does not.
  async function ask(event, fields) {
    const entry = { key: nextKey(), event, fields: { ...fields, wish_id: crypto.randomUUID() }, owner };
    await ready;
    await store.put(entry.key, { event, fields: entry.fields, owner });
    return new Promise((settle) => {
      waiting.push({ ...entry, at: Date.now(), settle });
      changed();
      run();
    });
  }

  async function run() {
    if (sending) return;
    sending = true;
    changed();
    while (waiting.length) {
      const answer = await attempt(waiting[0]);
      if (!answer) {
        await nextChance();
        continue;
      }
      const done = waiting.shift();
      changed();
      await store.drop(done.key);
      if (done.settle) done.settle(answer);
      else if (!answer.ok) outbox.dispatchEvent(new CustomEvent("refused", { detail: { ...done, answer } }));
    }
    sending = false;
    changed();
  }

  const sameSeat = ({ as, seat }) => as === "phone" && identity.as === "phone" && seat === identity.seat;

  async function attempt({ event, fields, owner: writer }) {
    try {
      const answer = await line.send(event, { for_seat: undefined, ...JSON.parse(writer), ...fields });
      return worthKeeping(answer) ? null : answer;
    } catch {
      changed();
      return null; // no answer: nobody knows whether it arrived, so ask again with the same id
    }
  }

  const nextChance = () =>
    new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        removeEventListener("online", go);
        resolve();
      };
      const timer = setTimeout(go, RETRY_AFTER);
      addEventListener("online", go);
    });

  const changed = () => outbox.dispatchEvent(new Event("change"));

  return Object.assign(outbox, {
    ask,
    size: () => waiting.length,
    waiting: () => waiting,
  });
}

// A fault of the server's, or too many wishes at once, passes; everything else is an answer.
const worthKeeping = (answer) => !answer || (!answer.ok && (answer.status >= 500 || answer.status === 429));

let turn = 0;
const nextKey = () => `${String(Date.now()).padStart(15, "0")}-${String(turn++).padStart(5, "0")}`;

// Private windows may have no IndexedDB; then the page itself remembers for as long as it lives.
function openStore() {
  let store = null;
  try {
    store = createStore("bedre-i-lag", "outbox");
  } catch {
    // fall through: `guard` answers for a missing store
  }
  const guard = (deed, otherwise) => (store ? deed().catch(() => otherwise) : Promise.resolve(otherwise));
  return {
    put: (key, entry) => guard(() => set(key, entry, store)),
    drop: (key) => guard(() => del(key, store)),
    all: () => guard(() => entries(store).then((all) => all.sort(([a], [b]) => (a < b ? -1 : 1))), []),
  };
}
