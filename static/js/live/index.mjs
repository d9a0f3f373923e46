// A page of the room: <body data-live='{"as": "phone", "seat": 31}' data-seq="12">. Wishes go out through the
// outbox, frames come in through the line, and the status line says honestly how it stands.
import { showKeptDrafts } from "../screens/kept_draft.mjs";
import { listenToKeys } from "../screens/keys.mjs";
import { tellOfNewRounds } from "../screens/new_round.mjs";
import { openLine } from "./dial.mjs";
import { keepDrafts } from "./drafts.mjs";
import { listenToForms } from "./forms.mjs";
import { openOutbox } from "./outbox.mjs";
import { showStatus } from "./status.mjs";
import { openStore } from "./store.mjs";
import { showWaiting } from "./waiting.mjs";

export function startLive() {
  keepDrafts();
  const { live, seq } = document.body.dataset;
  if (!live) return;
  const identity = JSON.parse(live);
  const line = openLine(identity, Number(seq));
  const outbox = openOutbox(line, identity, openStore());
  listenToForms(line, outbox);
  listenToKeys();
  tellOfNewRounds();
  showKeptDrafts();
  showStatus(line, outbox);
  showWaiting(outbox);
}
