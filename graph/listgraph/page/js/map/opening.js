/** What a group of the map opens to: just what it holds, whatever else has a value of the same name. */
import { articles, facet } from "../data/facets.js";
import { parted } from "../data/ways.js";
import { change, state } from "../ground/state.js";
import { shownArticles } from "./compose.js";
import { membersOf } from "./groups.js";
import { drawnMap } from "./map.js";

/** @typedef {import("./groups.js").Cell | import("./groups.js").Field} Group */

/** Leave only what a group of the map holds. @param {Group} group */
export function openGroup(group) {
  const plain = isPlain(group);
  const name = plain ? group.facet : drawnMap().all.kind;
  const { values, places } = parted(state.facets[name]);
  const keys = plain ? [...group.keys, ...places] : [...values, ...group.filed];
  change({ facets: { ...state.facets, [name]: new Set(keys) }, selection: null });
}

/** Whether the values that name a group leave neither more nor less of what passes. @param {Group} group */
function isPlain(group) {
  const { facet: name, keys } = group;
  const now = parted(state.facets[name]).values;
  if (!keys.length || (now.length && !keys.every((key) => now.includes(key)))) return false;
  const { values, starts, items } = facet(name);
  const wanted = new Set(keys);
  const tied = (/** @type {number} */ row) => items.slice(starts[row], starts[row + 1]).some((item) => wanted.has(values[item].key));
  const [shown, held] = [new Set(shownArticles()), new Set(membersOf(group))];
  return articles().every((article, row) => !shown.has(article) || tied(row) === held.has(article));
}
