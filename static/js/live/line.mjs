// The line to the room: a socket, or plain requests where sockets are blocked. Whatever was missed
// is asked for, so a lost frame, a sleep or a restart of the server costs nothing but a moment.
import { io } from "socket.io-client";
import { applyFrame } from "./pictures.mjs";

const ANSWER_WITHIN = 5_000;
const POLL_EVERY = 4_000;
const STALE_AFTER = 25_000;
// A longer message would break the line, be asked again, and break it again.
const FITS_THE_LINE = 15_000;

export function openLine(identity, seq) {
  const line = new EventTarget();
  const socket = io({ auth: identity, reconnectionDelay: 300, reconnectionDelayMax: 3_000, timeout: 5_000 });
  const seen = {}; // room → seq of the newest frame from it
  let heard = Date.now();
  let catching = null;
  let again = false;
  let unanswered = false; // the last thing we asked got no answer, and nothing has come since

  const changed = () => line.dispatchEvent(new Event("change"));
  const alive = () => {
    heard = Date.now();
    unanswered = false;
    changed();
  };
  const silence = () => {
    unanswered = true;
    changed();
  };

  socket.on("connect", () => {
    if (document.hidden && identity.as === "phone") socket.emit("presence", { here: false });
    catchUp();
  });
  socket.on("disconnect", changed);
  socket.on("connect_error", changed);
  socket.on("alive", alive);
  socket.on("pulse", ({ room, seq: newest }) => {
    alive();
    if (newest > (seen[room] ?? seq)) catchUp();
  });
  socket.on("frame", (frame) => {
    alive();
    const missedOne = frame.after > (seen[frame.room] ?? seq);
    take(frame);
    if (missedOne) catchUp();
  });

  // One question at a time; a second need while one is out asks once more afterwards.
  function catchUp() {
    again = Boolean(catching);
    catching ??= missed()
      .then((answer) => {
        if (!answer.ok) return line.dispatchEvent(new CustomEvent("refused", { detail: answer }));
        answer.frames.forEach(take);
        seq = answer.seq;
        alive();
      })
      .catch(silence)
      .finally(() => {
        catching = null;
        if (again) catchUp();
      });
    return catching;
  }

  // An older frame may hold what a newer one did not have to: every picture keeps its own newest.
  function take(frame) {
    seen[frame.room] = Math.max(frame.seq, seen[frame.room] ?? 0);
    applyFrame(frame);
    line.dispatchEvent(new CustomEvent("frame", { detail: frame }));
  }

  const missed = () => (socket.connected ? ask("catch:up", { since: seq, ...identity }) : poll());

  async function poll() {
    const query = new URLSearchParams({ ...identity, since: seq });
    const response = await fetch(`/live/siden?${query}`, { signal: AbortSignal.timeout(ANSWER_WITHIN) });
    return response.json();
  }

  const ask = (event, fields) => socket.timeout(ANSWER_WITHIN).emitWithAck(event, fields);

  // Over the socket when there is one, otherwise as a plain POST to the same wish.
  async function send(event, fields) {
    try {
      const answer = await deliver(event, { ...identity, ...fields });
      alive();
      return answer;
    } catch (fault) {
      silence();
      throw fault;
    }
  }

  async function deliver(event, wish) {
    if (socket.connected && JSON.stringify(wish).length < FITS_THE_LINE) return ask(event, wish);
    const response = await fetch(`/onske/${event.replace(":", "/")}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
      body: JSON.stringify(wish),
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
    return response.json();
  }

  setInterval(() => {
    if (!socket.connected) catchUp();
    changed();
  }, POLL_EVERY);
  // The facilitator may see that a page is out of sight; what is on it, never.
  const tellPresence = () => socket.connected && socket.emit("presence", { here: !document.hidden });
  if (identity.as === "phone") document.addEventListener("visibilitychange", tellPresence);
  // A phone that wakes up asks at once; the socket may not know yet that it is dead.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) socket.connected ? catchUp() : socket.connect();
  });
  addEventListener("online", () => (socket.connected ? catchUp() : socket.connect()));
  addEventListener("offline", changed);

  return Object.assign(line, {
    send,
    catchUp,
    isFresh: () => Date.now() - heard < STALE_AFTER,
    isOffline: () => !navigator.onLine || unanswered,
  });
}

const csrfToken = () => document.querySelector("meta[name=csrf-token]")?.content ?? "";
