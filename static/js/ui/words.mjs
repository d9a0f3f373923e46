// Sentences come from the server with {n} where a number goes.
export const fill = (sentence, n) => sentence.replace("{n}", n);
