// How it stands, in words: stored, sending, offline, or a page that is too old to be trusted.
export function showStatus(line, outbox) {
  const place = document.getElementById("connection");
  if (!place) return;

  const show = () => {
    const state = stateOf(line, outbox);
    if (place.dataset.state === state) return;
    place.dataset.state = state;
    place.textContent = place.dataset[`text${state[0].toUpperCase()}${state.slice(1)}`];
    document.body.dataset.connection = state;
  };
  line.addEventListener("change", show);
  outbox.addEventListener("change", show);
  line.addEventListener("refused", ({ detail }) => {
    if (["SeatLost", "NotTheirHelper"].includes(detail.code)) location.assign("/rom");
    // Logged out somewhere else: nothing of the day stays on this screen.
    if (detail.code === "NotLoggedIn") location.reload();
  });
  show();
}

function stateOf(line, outbox) {
  if (line.isOffline()) return "offline";
  if (outbox.size()) return "sending";
  return line.isFresh() ? "saved" : "stale";
}
