// Frames in any order end in the same page: the newest of every picture.
import assert from "node:assert/strict";
import { test } from "node:test";

import { newestOnly } from "../../static/js/live/newest.mjs";

const frame = (seq, pictures, whole) => ({ room: "phones", seq, pictures, whole });
const looks = (html) => ({ html });

// A page that draws what it is told to, and nothing else.
function page() {
  const newest = newestOnly();
  const shown = {};
  return {
    shown,
    apply(one) {
      for (const [name, html] of newest.fresh(one)) {
        if (html === undefined) delete shown[name];
        else shown[name] = html;
      }
      for (const name of newest.gone(one, Object.keys(shown))) delete shown[name];
    },
  };
}

const orders = (list) =>
  list.length < 2 ? [list] : list.flatMap((one, at) => orders(list.toSpliced?.(at, 1) ?? [...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [one, ...rest]));

test("an older frame never paints over a newer one", () => {
  const { shown, apply } = page();

  apply(frame(12, { stage: looks("ny") }));
  apply(frame(11, { stage: looks("gammel") }));

  assert.deepEqual(shown, { stage: "ny" });
});

test("a text that was taken away does not come back with an older frame", () => {
  const { shown, apply } = page();
  apply(frame(10, { "problem:1": looks("a") }));
  assert.deepEqual(shown, { "problem:1": "a" });

  apply(frame(12, { "problem:1": null }));
  apply(frame(11, { "problem:1": looks("a, endret") }));

  assert.deepEqual(shown, {});
});

test("a frame with all of a kind takes away what it does not have, unless that is newer", () => {
  const { shown, apply } = page();
  apply(frame(10, { "problem:1": looks("a"), "measure:1": looks("m") }));
  apply(frame(13, { "problem:2": looks("b") }));

  apply(frame(12, { "problem:3": looks("c") }, ["problem"]));

  assert.deepEqual(shown, { "measure:1": "m", "problem:2": "b", "problem:3": "c" });
});

test("in whatever order frames come, the page ends up the same", () => {
  const frames = [
    frame(11, { stage: looks("1"), "problem:1": looks("a") }),
    frame(12, { "problem:1": looks("a2"), "problem:2": looks("b") }),
    frame(13, { stage: looks("2"), "problem:1": null }),
    frame(14, { "problem:2": looks("b2"), "problem:3": looks("c") }),
  ];

  for (const order of orders(frames)) {
    const { shown, apply } = page();
    order.forEach(apply);
    assert.deepEqual(shown, { stage: "2", "problem:2": "b2", "problem:3": "c" });
  }
});
