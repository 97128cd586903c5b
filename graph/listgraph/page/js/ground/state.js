/**
 * What the person has chosen. Modules read `state`, change it by `change`, and are told by `onChange`.
 *
 * @typedef {{node: number} | {source: number, target: number} | {from: number, to: number}} Selection
 * a node, a line, or the path between two nodes
 * @typedef {{
 *   selection: Selection | null,
 *   hover: number | null,
 *   hiddenKinds: Set<string>,
 *   hiddenRelations: Set<string>,
 *   facets: Record<string, Set<string>>,
 *   confidence: number,
 *   hidden: Set<number>,
 *   view: string,
 *   picture: string,
 *   group: string,
 *   found: Set<number> | null,
 *   mine: number,
 *   picked: Set<number>,
 *   beside: number | null,
 *   rows: string,
 *   sort: string,
 *   sought: string,
 *   pinned: Set<number>,
 *   collapsed: Set<number>,
 *   moved: Map<number, {x: number, y: number}>,
 *   pathFrom: number | null,
 *   query: string,
 *   hits: Set<number>,
 *   more: number,
 *   focus: {node: number, steps: number} | null,
 *   language: "en" | "zh",
 *   theme: "light" | "dark" | "",
 * }} State
 */

/** @type {State} */
export const state = {
  selection: null,
  hover: null,
  hiddenKinds: new Set(["Section", "List"]),
  hiddenRelations: new Set(),
  facets: {},
  confidence: 0,
  hidden: new Set(),
  view: "graph",
  picture: "map",
  group: "",
  found: null,
  mine: 0,
  picked: new Set(),
  beside: null,
  rows: "Article",
  sort: "",
  sought: "",
  pinned: new Set(),
  collapsed: new Set(),
  moved: new Map(),
  pathFrom: null,
  query: "",
  hits: new Set(),
  more: 0,
  focus: null,
  language: /^zh\b/i.test(navigator.language) ? "zh" : "en",
  theme: "",
};

/** @type {((changed: Partial<State>) => void)[]} */
const listeners = [];

/** @param {(changed: Partial<State>) => void} listener */
export function onChange(listener) {
  listeners.push(listener);
}

/** @param {Partial<State>} values */
export function change(values) {
  Object.assign(state, values);
  for (const listener of listeners) listener(values);
}

/** The nodes that are selected: one, or the two ends of a line or path. */
export function selectedNodes() {
  const { selection } = state;
  if (!selection) return [];
  if ("node" in selection) return [selection.node];
  return "from" in selection ? [selection.from, selection.to] : [selection.source, selection.target];
}

/** Whether things may move: not where the person asked for less motion. */
export function mayMove() {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Whether the dark theme is shown, by choice or by the system. */
export function isDark() {
  return state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
