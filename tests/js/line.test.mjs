// The line: whatever is lost on the way is asked for, and a socket that is dead is called again.
import assert from "node:assert/strict";
import { test } from "node:test";

import { ASK_AFTER, HANG_UP_AFTER, POLL_EVERY, STALE_AFTER, makeLine } from "../../static/js/live/line.mjs";

const settled = () => new Promise((resolve) => setImmediate(resolve));

// A socket whose answers and events the test decides.
class Socket {
  connected = true;
  asked = [];
  calls = 0;
  listeners = {};

  on(event, listener) {
    this.listeners[event] = listener;
  }

  hear(event, payload) {
    this.listeners[event](payload);
  }

  timeout() {
    return { emitWithAck: (event, fields) => new Promise((answer, fail) => this.asked.push({ event, fields, answer, fail })) };
  }

  connect() {
    this.calls += 1;
  }

  disconnect() {
    this.connected = false;
    this.asked.forEach(({ fail }) => fail(new Error("disconnected")));
  }
}

function open(options = {}) {
  const socket = new Socket();
  const clock = { now: 0 };
  const plainly = [];
  const drawn = [];
  const plain = {
    missed: (fields) => new Promise((answer, fail) => plainly.push({ fields, answer, fail })),
    wish: async (event, fields) => ({ ok: true, event, fields }),
  };
  const draw = (frame) => drawn.push(frame.seq);
  const line = makeLine({ identity: { as: "phone" }, seq: 10, socket, plain, draw, now: () => clock.now, ...options });
  return { line, socket, clock, plainly, drawn };
}

const frame = (seq, after) => ({ room: "phones", seq, after, pictures: {} });

test("a frame that follows the one before is drawn and nothing is asked", () => {
  const { socket, drawn } = open();

  socket.hear("frame", frame(11, 10));

  assert.deepEqual(drawn, [11]);
  assert.equal(socket.asked.length, 0);
});

test("a frame that was lost is asked for", async () => {
  const { socket, drawn } = open();

  socket.hear("frame", frame(13, 12));
  socket.asked[0].answer({ ok: true, seq: 13, frames: [frame(12, 11)] });
  await settled();

  assert.deepEqual(socket.asked[0].fields, { as: "phone", since: 10 });
  assert.deepEqual(drawn, [13, 12]);
});

test("what was missed is asked for until it comes, although newer frames have come meanwhile", async () => {
  const { line, socket, clock, drawn } = open();
  socket.hear("frame", frame(13, 12));
  socket.asked[0].fail(new Error("timeout"));
  await settled();
  socket.hear("pulse", { room: "phones", seq: 13 });
  assert.equal(socket.asked.length, 1);

  clock.now = POLL_EVERY;
  line.look();
  socket.asked[1].answer({ ok: true, seq: 13, frames: [frame(12, 11)] });
  await settled();
  clock.now = 2 * POLL_EVERY;
  socket.hear("alive");
  line.look();

  assert.deepEqual(drawn, [13, 12]);
  assert.equal(socket.asked.length, 2);
});

test("being told to wait is no answer to what was missed", async () => {
  const { line, socket, clock } = open();
  socket.hear("pulse", { room: "phones", seq: 11 });
  socket.asked[0].answer({ ok: false, status: 429, code: "TooFast" });
  await settled();

  clock.now = POLL_EVERY;
  line.look();

  assert.equal(socket.asked.length, 2);
});

test("a pulse that is ahead of us is asked about, one that is not is not", () => {
  const { socket } = open();

  socket.hear("pulse", { room: "phones", seq: 10 });
  assert.equal(socket.asked.length, 0);

  socket.hear("pulse", { room: "phones", seq: 11 });
  assert.equal(socket.asked.length, 1);
});

test("needs that come while a question is out become one more question", async () => {
  const { socket } = open();

  for (const seq of [11, 12, 13]) socket.hear("pulse", { room: "phones", seq });
  assert.equal(socket.asked.length, 1);
  socket.asked[0].answer({ ok: true, seq: 11, frames: [] });
  await settled();

  assert.equal(socket.asked.length, 2);
  assert.equal(socket.asked[1].fields.since, 11);
});

test("a socket that looks open and says nothing is asked, then called again", async () => {
  const { line, socket, clock, plainly } = open();

  clock.now = ASK_AFTER;
  line.look();
  assert.equal(socket.asked.length, 1);
  assert.equal(socket.calls, 0);

  clock.now = HANG_UP_AFTER;
  line.look();
  await settled();

  assert.equal(socket.calls, 1);
  assert.ok(line.isOffline());
  assert.equal(plainly.length, 1, "the plain door is tried meanwhile");
});

test("each call is more patient than the one before, until something is heard", () => {
  const { line, socket, clock } = open();
  const callsAt = (now) => {
    clock.now = now;
    socket.connected = true; // it connects, and still nothing comes
    line.look();
    return socket.calls;
  };

  assert.equal(callsAt(HANG_UP_AFTER), 1);
  assert.equal(callsAt(2 * HANG_UP_AFTER), 1);
  assert.equal(callsAt(3 * HANG_UP_AFTER), 2);

  socket.hear("alive");
  assert.equal(callsAt(4 * HANG_UP_AFTER), 3);
});

test("without a socket the plain door is asked now and then", async () => {
  const { line, socket, clock, plainly, drawn } = open();
  socket.connected = false;

  line.look();
  assert.equal(plainly.length, 0);
  clock.now = POLL_EVERY;
  line.look();
  plainly[0].answer({ ok: true, seq: 12, frames: [frame(12)] });
  await settled();

  assert.deepEqual(drawn, [12]);
  assert.ok(!line.isOffline());
});

test("a wish goes by the plain door when there is no socket, or when it is too long for one", async () => {
  const { line, socket } = open();

  assert.equal((await line.send("problem:write", { text: "x".repeat(20_000) })).event, "problem:write");
  socket.connected = false;
  assert.equal((await line.send("problem:write", { text: "kort" })).event, "problem:write");
  assert.equal(socket.asked.length, 0);
});

test("no answer is «Uten nett»; whatever comes then says that the line is back", async () => {
  const { line, socket } = open();
  let back = 0;
  line.addEventListener("back", () => (back += 1));

  const sent = line.send("problem:write", { text: "Hei." });
  socket.asked[0].fail(new Error("timeout"));
  await assert.rejects(sent);
  assert.ok(line.isOffline());

  socket.hear("alive");
  socket.hear("alive");
  assert.ok(!line.isOffline());
  assert.equal(back, 1);
});

test("a page that nothing has come to for long is stale, and says since when", () => {
  const { line, socket, clock } = open();
  clock.now = 1_000;
  socket.hear("alive");

  clock.now += STALE_AFTER - 1;
  assert.ok(line.isFresh());
  clock.now += 1;

  assert.ok(!line.isFresh());
  assert.equal(line.heardAt(), 1_000);
});

test("a phone that wakes up after an hour calls again without waiting for the dead socket", () => {
  const { line, socket, clock } = open();
  clock.now = 3_600_000;

  line.wake();

  assert.equal(socket.calls, 1);
});

test("a phone that wakes up after a moment only asks", () => {
  const { line, socket, clock } = open();
  clock.now = 2_000;

  line.wake();

  assert.equal(socket.calls, 0);
  assert.equal(socket.asked.length, 1);
});
