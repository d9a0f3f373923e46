// Every page works without this file. With it, pages follow the room and nothing typed is lost.
import { startLive } from "./live/index.mjs";
import { startUi } from "./ui/index.mjs";

startUi();
startLive();

// What only some pages need is fetched only there.
const extras = {
  // name of the data-module: () => import("./stage/file.mjs")
  programme: () => import("./seminars/programme.mjs"),
  suggestions: () => import("./screens/suggestions.mjs"),
  survey: () => import("./followup/survey.mjs"),
  "survey-sent": () => import("./followup/survey_sent.mjs"),
};
for (const [name, load] of Object.entries(extras)) {
  const root = document.querySelector(`[data-module~=${name}]`);
  if (root) load().then((module) => module.default(root));
}
