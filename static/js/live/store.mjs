// What the phone keeps until it is sent. Private windows may have no IndexedDB; then the page itself
// remembers for as long as it lives.
import { createStore, del, entries, set } from "idb-keyval";

export function openStore() {
  let store = null;
  try {
    store = createStore("bedre-i-lag", "outbox");
  } catch {
    // fall through: `guard` answers for a missing store
  }
  const guard = (deed, otherwise) => (store ? deed().catch(() => otherwise) : Promise.resolve(otherwise));
  return {
    // Whether it is kept now.
    put: (key, entry) => guard(() => set(key, entry, store).then(() => true), false),
    drop: (key) => guard(() => del(key, store)),
    all: () => guard(() => entries(store).then((all) => all.sort(([a], [b]) => (a < b ? -1 : 1))), []),
  };
}
