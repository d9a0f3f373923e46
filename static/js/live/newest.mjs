// Frames may come late and out of order: every picture keeps the newest it was ever drawn with.
export function newestOnly() {
  const drawnAt = {}; // room and picture → seq

  const take = (room, name, seq) => {
    if (seq < (drawnAt[`${room}/${name}`] ?? 0)) return false;
    drawnAt[`${room}/${name}`] = seq;
    return true;
  };

  return {
    // The pictures of this frame that are not older than what is shown, with what they look like.
    fresh: ({ room, seq, pictures }) =>
      Object.entries(pictures)
        .filter(([name]) => take(room, name, seq))
        .map(([name, picture]) => [name, picture?.html]),

    // Of the pictures on the page, those that a frame which has all of their kind does not have.
    gone: ({ room, seq, pictures, whole = [] }, onPage) =>
      onPage.filter((name) => whole.includes(kindOf(name)) && !(name in pictures) && take(room, name, seq)),
  };
}

export const kindOf = (name) => name.split(":")[0];
