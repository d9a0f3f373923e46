// Wishes wait here, on the device, until the server has said that they are stored. They leave in
// order, one at a time, each with an id that makes asking again harmless.

const RETRY_AFTER = 1_500;
const LONGEST_WAIT = 8_000;
// A wish that the server stumbles over so often must not hold back everything that comes after it.
export const MOST_STUMBLES = 6;

// `store` keeps entries on the device, as `store.mjs` does; the tests bring their own.
export function openOutbox(line, identity, store) {
  const { page, ...who } = identity; // who writes is the same on each of their pages
  const owner = JSON.stringify(who);
  const waiting = []; // [{ key, event, fields, at, settle }]
  const outbox = new EventTarget();
  let sending = false;
  let newest = 0; // the largest key so far, so that order holds when the clock is set back

  // What an earlier page could not send is sent first, in the order it was written.
  // What somebody else wrote on this device is not ours to say, and they are not here any more.
  // What was written here for somebody without a phone is, and goes out in their name.
  const ready = store.all().then((left) => {
    for (const [key, entry] of left) {
      newest = Math.max(newest, Number.parseInt(key, 10) || 0);
      const writer = JSON.parse(entry.owner);
      if (entry.owner === owner || (writer.as === "phone" && isMe(writer))) waiting.push({ key, at: Date.now(), ...entry });
      else if (writer.as === identity.as && !isMe(writer)) store.drop(key);
    }
    run();
  });

  // Resolves with the server's answer, and calls `kept` once the wish would survive a closed tab.
  async function ask(event, fields, kept = () => {}) {
    const written = { event, fields: { ...fields, wish_id: crypto.randomUUID() }, owner };
    const turn = ready.then(async () => {
      const entry = { key: nextKey(), ...written, at: Date.now() };
      waiting.push(entry); // in the order of asking, however long the device takes to keep it
      changed();
      entry.stored = store.put(entry.key, written).then((safe) => safe && kept());
      return new Promise((settle) => {
        entry.settle = settle;
        run();
      });
    });
    const answer = await turn;
    kept();
    return answer;
  }

  async function run() {
    if (sending) return;
    sending = true;
    changed();
    let tries = 0;
    while (waiting.length) {
      await waiting[0].stored; // first kept, then sent: a tab may close at any moment
      const answer = await attempt(waiting[0]);
      if (!answer) {
        await nextChance(tries++);
        continue;
      }
      tries = 0;
      const done = waiting.shift();
      changed();
      await store.drop(done.key);
      if (done.settle) done.settle(answer);
      else if (!answer.ok) outbox.dispatchEvent(new CustomEvent("refused", { detail: { ...done, answer } }));
    }
    sending = false;
    changed();
  }

  const isMe = ({ as, seat, account }) => as === identity.as && seat === identity.seat && account === identity.account;

  async function attempt(entry) {
    const { event, fields, owner: writer } = entry;
    try {
      const answer = await line.send(event, { for_seat: undefined, ...JSON.parse(writer), ...fields });
      if (answer?.status >= 500) entry.stumbles = (entry.stumbles ?? 0) + 1;
      return worthKeeping(answer) && (entry.stumbles ?? 0) < MOST_STUMBLES ? null : answer;
    } catch {
      changed();
      return null; // no answer: nobody knows whether it arrived, so ask again with the same id
    }
  }

  // A little later each time, but at once when something is heard from the server again.
  const nextChance = (tries) =>
    new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        line.removeEventListener("back", go);
        resolve();
      };
      const timer = setTimeout(go, Math.min(RETRY_AFTER * 2 ** tries, LONGEST_WAIT));
      line.addEventListener("back", go);
    });

  function nextKey() {
    newest = Math.max(Date.now(), newest + 1);
    return `${String(newest).padStart(15, "0")}-${crypto.randomUUID()}`;
  }

  const changed = () => outbox.dispatchEvent(new Event("change"));

  return Object.assign(outbox, {
    ask,
    size: () => waiting.length,
    waiting: () => waiting,
  });
}

// A fault of the server's, or too many wishes at once, passes; everything else is an answer.
const worthKeeping = (answer) => !answer || (!answer.ok && (answer.status >= 500 || answer.status === 429));
