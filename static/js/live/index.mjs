// A page of the room: <body data-live='{"as": "phone"}' data-seq="12">. Wishes go out through the
// outbox, frames come in through the line, and the status line says honestly how it stands.
import { listenToKeys } from "../screens/keys.mjs";
import { keepDrafts } from "./drafts.mjs";
import { listenToForms } from "./forms.mjs";
import { openLine } from "./line.mjs";
import { openOutbox } from "./outbox.mjs";
import { showStatus } from "./status.mjs";

export function startLive() {
  keepDrafts();
  const { live, seq } = document.body.dataset;
  if (!live) return;
  const line = openLine(JSON.parse(live), Number(seq));
  const outbox = openOutbox(line);
  listenToForms(outbox);
  listenToKeys();
  showStatus(line, outbox);
}
