// The line to the room: a socket, or plain requests where sockets are blocked. Whatever was missed
// is asked for, so a lost frame, a sleep or a restart of the server costs nothing but a moment.
// Nothing here knows of a browser: `dial.mjs` brings the socket, the plain door and the pen.

export const POLL_EVERY = 4_000;
const ANSWER_WITHIN = 5_000;
// The server says «alive» every five seconds. After a little more we ask; then we call again.
export const ASK_AFTER = 6_500;
export const HANG_UP_AFTER = 10_000;
const LONGEST_PATIENCE = 60_000;
export const STALE_AFTER = 25_000;
// A longer message would break the line, be asked again, and break it again.
const FITS_THE_LINE = 15_000;

// `socket` is Socket.IO's; `plain.missed(fields)` and `plain.wish(event, fields)` answer as it does;
// `draw(frame)` puts a frame on the page.
export function makeLine({ identity, seq, socket, plain, draw, now = Date.now, online = () => true }) {
  const line = new EventTarget();
  const seen = {}; // room → seq of the newest frame from it
  let heard = now();
  let asked = now(); // when we last asked, or called again
  let called = now();
  let calls = 0; // how often we have called again since something was heard
  let catching = null;
  let again = false;
  let owed = false; // we have asked what was missed and do not have it yet
  let unanswered = false; // the last thing we asked got no answer, and nothing has come since

  const tell = (name) => line.dispatchEvent(new Event(name));
  const alive = () => {
    const wasAway = unanswered;
    heard = now();
    calls = 0;
    unanswered = false;
    if (wasAway) tell("back");
    tell("change");
  };
  const silence = () => {
    unanswered = true;
    tell("change");
  };

  socket.on("connect", catchUp);
  socket.on("disconnect", () => tell("change"));
  socket.on("connect_error", () => tell("change"));
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
    owed = true;
    asked = now();
    catching ??= missed()
      .then((answer) => {
        if (!answer.ok) return line.dispatchEvent(Object.assign(new Event("refused"), { detail: answer }));
        owed = again;
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
    draw(frame);
    line.dispatchEvent(Object.assign(new Event("frame"), { detail: frame }));
  }

  const since = () => ({ ...identity, since: seq });
  const missed = async () => (socket.connected ? ask("catch:up", since()) : plain.missed(since()));
  const ask = (event, fields) => socket.timeout(ANSWER_WITHIN).emitWithAck(event, fields);

  // Over the socket when there is one, otherwise as a plain POST to the same wish.
  async function send(event, fields) {
    const wish = { ...identity, ...fields };
    const fits = socket.connected && JSON.stringify(wish).length < FITS_THE_LINE;
    try {
      const answer = await (fits ? ask(event, wish) : plain.wish(event, wish));
      alive();
      return answer;
    } catch (fault) {
      silence();
      throw fault;
    }
  }

  // Called every second. A socket may look open and be dead: then nothing comes, and we call again,
  // each time a little more patiently, so that a tired server is not called to death.
  function look() {
    if (!socket.connected || owed) {
      if (now() - asked >= POLL_EVERY) catchUp();
    }
    if (!socket.connected) return tell("change");
    if (quiet() >= Math.min(HANG_UP_AFTER * 2 ** calls, LONGEST_PATIENCE)) callAgain();
    else if (quiet() >= ASK_AFTER && now() - asked >= ASK_AFTER) catchUp();
    tell("change");
  }

  const quiet = () => now() - Math.max(heard, called);

  function callAgain() {
    called = now();
    calls += 1;
    silence();
    socket.disconnect();
    socket.connect();
    catchUp(); // by the plain door, which may be open already
  }

  // A phone that wakes up asks at once; the socket may not know yet that it is dead.
  function wake() {
    if (socket.connected && quiet() >= HANG_UP_AFTER) return callAgain();
    if (!socket.connected) socket.connect();
    catchUp();
  }

  return Object.assign(line, {
    send,
    catchUp,
    look,
    wake,
    heardAt: () => heard,
    isFresh: () => now() - heard < STALE_AFTER,
    isOffline: () => !online() || unanswered,
  });
}
