// The answer is stored on the server, so the device forgets it.
import { forget } from "./kept.mjs";

export default function surveySent({ dataset }) {
  forget(dataset.seminar);
}
