// What somebody would build instead: Node, socket.io and better-sqlite3, as their tutorials say.
// One durable commit for each idea, the idea to its group and to the projector, then the ack.
// It knows no rounds, no seats, no silent parts and no refusals.

import { rmSync } from "node:fs";
import { createServer } from "node:http";
import Database from "better-sqlite3";
import { Server } from "socket.io";

const file = process.argv[2];
for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
const database = new Database(file);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec(`CREATE TABLE idea (
  id INTEGER PRIMARY KEY, wish TEXT UNIQUE NOT NULL, room TEXT NOT NULL, text TEXT NOT NULL,
  written REAL NOT NULL)`);
const insert = database.prepare(
  "INSERT INTO idea (wish, room, text, written) VALUES (?, ?, ?, ?) ON CONFLICT (wish) DO NOTHING",
);
const find = database.prepare("SELECT id FROM idea WHERE wish = ?");

function store({ wish, room, text }) {
  const { changes, lastInsertRowid } = insert.run(wish, room, text, Date.now() / 1000);
  return changes ? Number(lastInsertRowid) : find.get(wish).id;
}

const web = createServer((_request, response) => response.end("ok"));
// It asks whether its phones are there as often as we do.
const io = new Server(web, { perMessageDeflate: false, pingInterval: 10_000 });

io.on("connection", (socket) => {
  socket.on("join", ({ rooms }, ack) => {
    socket.join(rooms);
    ack({ ok: true });
  });
  socket.on("idea", (idea, ack) => {
    const id = store(idea);
    const told = { id, room: idea.room, text: idea.text };
    io.to(idea.room).emit("idea", told);
    io.to("projector").emit("idea", told);
    ack({ ok: true, id });
  });
  socket.on("phase", (phase, ack) => {
    io.to("phones").emit("phase", phase);
    ack({ ok: true });
  });
});

web.listen(0, "127.0.0.1", 4096, () => console.log(`http://127.0.0.1:${web.address().port}`));
