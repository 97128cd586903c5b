/**
 * What the person has chosen. Modules read `state`, change it by `change`, and are told by `onChange`.
 *
 * @typedef {{node: number} | {source: number, target: number}} Selection
 * @typedef {{
 *   selection: Selection | null,
 *   hover: number | null,
 *   hiddenKinds: Set<string>,
 *   hiddenRelations: Set<string>,
 *   hidden: Set<number>,
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
  hidden: new Set(),
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

/** Whether things may move: not where the person asked for less motion. */
export function mayMove() {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Whether the dark theme is shown, by choice or by the system. */
export function isDark() {
  return state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
