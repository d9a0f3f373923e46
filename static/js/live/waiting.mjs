// What has been said but not stored yet is shown, so that nobody says it twice. A wish that is
// answered at once is never seen here.
const PATIENCE = 1_200;

export function showWaiting(outbox) {
  const place = document.getElementById("waiting");
  if (!place) return;

  const show = () => {
    const late = outbox.waiting().filter(({ at }) => Date.now() - at >= PATIENCE);
    place.replaceChildren(...late.map((entry) => card(entry, place.dataset)));
    place.hidden = !late.length;
  };
  outbox.addEventListener("change", () => {
    show();
    setTimeout(show, PATIENCE);
  });
}

function card({ fields }, { text, textOther }) {
  const card = Object.assign(document.createElement("article"), { className: "card" });
  card.dataset.mine = "";
  const words = fields.text ?? fields.title;
  card.append(paragraph("card__text", words ?? textOther), paragraph("card__meta", words ? text : ""));
  return card;
}

const paragraph = (className, textContent) => Object.assign(document.createElement("p"), { className, textContent });
