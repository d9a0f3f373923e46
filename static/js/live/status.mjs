// How it stands, in words: stored, sending, offline, or a page that is too old to be trusted.
export function showStatus(line, outbox) {
  const place = document.getElementById("connection");
  if (!place) return;

  const show = () => {
    const state = stateOf(line, outbox);
    const words = [place.dataset[`text${state[0].toUpperCase()}${state.slice(1)}`], age(line, place)];
    const said = words.filter(Boolean).join(" · ");
    if (place.dataset.state === state && place.textContent === said) return;
    place.dataset.state = state;
    place.textContent = said;
    document.body.dataset.connection = state;
  };
  line.addEventListener("change", show);
  outbox.addEventListener("change", show);
  line.addEventListener("refused", ({ detail }) => {
    if (["SeatLost", "NotTheirHelper"].includes(detail.code)) location.assign("/rom");
    // Logged out somewhere else, or an address that was changed: nothing of the day stays on this screen.
    if (["NotLoggedIn", "NotFound"].includes(detail.code)) location.reload();
  });
  show();
}

// What is on a page nothing has come to for a while was true then.
const age = (line, place) => (line.isFresh() ? "" : place.dataset.textSince?.replace("{}", clock.format(line.heardAt()).replace(":", ".")));
const clock = new Intl.DateTimeFormat("nb-NO", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Oslo" });

function stateOf(line, outbox) {
  if (line.isOffline()) return "offline";
  if (outbox.size()) return "sending";
  return line.isFresh() ? "saved" : "stale";
}
