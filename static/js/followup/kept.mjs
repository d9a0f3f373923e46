// What somebody has answered so far, on their own device and nowhere else, until it is sent.
const PREFIX = "bedre-i-lag/svar/";

export function read(seminar) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + seminar)) ?? null;
  } catch {
    return null;
  }
}

// Says whether it is kept: a private window or a full device may refuse.
export function keep(seminar, answer) {
  const text = JSON.stringify(answer);
  try {
    localStorage.setItem(PREFIX + seminar, text);
    return localStorage.getItem(PREFIX + seminar) === text;
  } catch {
    return false;
  }
}

export function forget(seminar) {
  try {
    localStorage.removeItem(PREFIX + seminar);
  } catch {
    // nothing was kept
  }
}
