// Purely visual help. Everything here may be missing and the page still works.
import { startCopying } from "./copy.mjs";
import { startCounters } from "./counter.mjs";
import { startSecondPresses } from "./second_press.mjs";
import { startStage } from "./stage.mjs";
import { startTimers } from "./timer.mjs";

export function startUi() {
  startCounters();
  startTimers();
  startSecondPresses();
  startStage();
  startCopying();
}
