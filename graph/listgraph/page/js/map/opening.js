/** What a group of the map opens to: just what it holds, whatever else has a value of the same name. */
import { articles, facet } from "../data/facets.js";
import { isFiled } from "../data/ways.js";
import { change, state } from "../ground/state.js";
import { shownArticles } from "./compose.js";
import { membersOf } from "./groups.js";

/** @typedef {import("./groups.js").Cell | import("./groups.js").Field} Group */

/** Leave only what a group holds. @param {Group} group @param {string} kind that the map is gathered by */
export function openGroup(group, kind) {
  const name = isPlain(group) ? group.facet : kind;
  const now = Array.from(state.facets[name] ?? []);
  const keys = isPlain(group) ? [...group.keys, ...now.filter(isFiled)] : [...now.filter((key) => !isFiled(key)), ...group.filed];
  change({ facets: { ...state.facets, [name]: new Set(keys) }, selection: null });
}

/** Whether the values that name a group leave neither more nor less of what passes. @param {Group} group */
function isPlain(group) {
  const { facet: name, keys } = group;
  const now = Array.from(state.facets[name] ?? []).filter((key) => !isFiled(key));
  if (!keys.length || (now.length && !keys.every((key) => now.includes(key)))) return false;
  const { values, starts, items } = facet(name);
  const wanted = new Set(keys);
  const tied = (/** @type {number} */ row) => items.slice(starts[row], starts[row + 1]).some((item) => wanted.has(values[item].key));
  const [shown, held] = [new Set(shownArticles()), new Set(membersOf(group))];
  return articles().every((article, row) => !shown.has(article) || tied(row) === held.has(article));
}
