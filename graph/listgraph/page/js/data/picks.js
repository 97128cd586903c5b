/** The things picked by hand, to do something with all of them at once. */
import { kindOf } from "./graph.js";
import { inOrder } from "./places.js";
import { change, state } from "../ground/state.js";

/** Picked if some were not, else no longer. @param {number[]} nodes */
export function togglePicked(nodes) {
  const known = nodes.every((node) => state.picked.has(node));
  if (known) change({ picked: new Set([...state.picked].filter((node) => !nodes.includes(node))) });
  else addPicked(nodes);
}

/** @param {number[]} nodes */
export function addPicked(nodes) {
  if (nodes.some((node) => !state.picked.has(node))) change({ picked: new Set([...state.picked, ...nodes]) });
}

/** The articles that are picked, in the order of the lists. */
export const pickedArticles = () => [...state.picked].filter((node) => kindOf(node) === "Article").sort(inOrder);
