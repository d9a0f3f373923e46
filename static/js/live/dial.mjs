// Opens the line in a browser: the socket, the plain door beside it, and what wakes a page up.
import { io } from "socket.io-client";
import { makeLine } from "./line.mjs";
import { applyFrame } from "./pictures.mjs";

const ANSWER_WITHIN = 5_000;

export function openLine(identity, seq) {
  const socket = io({ auth: identity, reconnectionDelay: 300, reconnectionDelayMax: 3_000, timeout: 5_000 });
  const line = makeLine({ identity, seq, socket, plain, draw: applyFrame, online: () => navigator.onLine });

  // The facilitator may see that a page is out of sight; what is on it, never.
  if (identity.as === "phone") {
    const tellPresence = () => socket.connected && socket.emit("presence", { here: !document.hidden });
    document.addEventListener("visibilitychange", tellPresence);
    socket.on("connect", () => document.hidden && tellPresence());
  }

  setInterval(line.look, 1_000);
  document.addEventListener("visibilitychange", () => document.hidden || line.wake());
  document.addEventListener("resume", line.wake);
  addEventListener("pageshow", ({ persisted }) => persisted && line.wake());
  addEventListener("online", line.wake);
  addEventListener("offline", line.look);
  return line;
}

const plain = {
  missed: (fields) => answered(`/live/siden?${new URLSearchParams(fields)}`),
  wish: (event, fields) =>
    answered(`/onske/${event.replace(":", "/")}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
      body: JSON.stringify(fields),
    }),
};

async function answered(address, options) {
  const response = await fetch(address, { ...options, signal: AbortSignal.timeout(ANSWER_WITHIN) });
  return response.json();
}

const csrfToken = () => document.querySelector("meta[name=csrf-token]")?.content ?? "";
