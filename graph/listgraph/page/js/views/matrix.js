/** The comparison matrix: a cell says how often its row's model won against its column's. */
import { scores, total } from "../data/contests.js";
import { byId, element, isolated } from "../ground/dom.js";
import { isSelected } from "../picture/drawing.js";
import { labelOf } from "../data/graph.js";
import { number, say } from "../ground/messages.js";
import { change, state } from "../ground/state.js";
import { shortened, visible } from "../ground/text.js";

/** @typedef {import("../data/contests.js").Score} Score */

/** So many models at first: those that are compared most. */
const STEP = 30;

export function showMatrix() {
  const models = Array.from(scores().keys()).filter((model) => isSelected(model));
  const weight = new Map(models.map((model) => [model, sum(total(model))]));
  models.sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || a - b);
  const shown = models.slice(0, STEP * (1 + state.more));
  const more = models.length > shown.length && element("button", { type: "button", class: "button", onclick: showMore }, say("more", { count: number(models.length - shown.length) }));
  const legend = element("p", { class: "hint" }, say(models.length ? "matrixHelp" : "noComparisons"));
  byId("view-matrix").replaceChildren(element("div", { class: "toolbar" }, legend, more || ""), element("div", { class: "scroller", tabindex: "-1" }, shown.length ? grid(shown) : ""));
}

function showMore() {
  change({ more: state.more + 1 });
  /** @type {HTMLElement | null} */ (byId("view-matrix").querySelector(".toolbar button, td button"))?.focus();
}

/** @param {Score} score */
const sum = ({ won, lost, level, open }) => won + lost + level + open;

/** @param {number[]} models */
function grid(models) {
  const heads = models.map((model) => element("th", { scope: "col" }, name(model)));
  const rows = models.map((row) => element("tr", {}, element("th", { scope: "row" }, name(row)), ...models.map((column) => cell(row, column))));
  const made = element("table", { class: "matrix" }, element("caption", { class: "unseen" }, say("view_matrix")), element("thead", {}, element("tr", {}, element("td"), ...heads)), element("tbody", {}, ...rows));
  made.addEventListener("keydown", onKey);
  for (const name of ["focusin", "pointerover"]) made.addEventListener(name, (event) => pointAt(made, /** @type {HTMLElement} */ (event.target)));
  made.addEventListener("pointerleave", () => pointAt(made, null));
  const first = made.querySelector("td button");
  first?.setAttribute("tabindex", "0");
  return made;
}

/** @param {number} model */
function name(model) {
  return element("button", { type: "button", title: labelOf(model), onclick: () => change({ selection: { node: model } }) }, isolated(shortened(visible(labelOf(model)), 22)));
}

/**
 * @param {number} row
 * @param {number} column
 */
function cell(row, column) {
  if (row === column) return element("td", { class: "self" });
  const score = scores().get(row)?.get(column);
  if (!score) return element("td");
  const { won, lost, level, open } = score;
  const text = won + lost ? `${won}–${lost}` : level ? `=${level}` : `~${open}`;
  const look = won > lost ? "won" : lost > won ? "lost" : "even";
  const label = say("scoreLabel", { one: labelOf(row), other: labelOf(column), won, lost, level, open });
  return element(
    "td",
    { class: look },
    element("button", { type: "button", tabindex: "-1", "aria-label": label, title: label, "data-ends": `${row} ${column}`, onclick: () => change({ selection: { source: row, target: column } }) }, text),
  );
}

/**
 * Mark the names of the two models of a cell.
 * @param {HTMLElement} table
 * @param {HTMLElement | null} target
 */
function pointAt(table, target) {
  for (const marked of table.querySelectorAll(".pointed")) marked.classList.remove("pointed");
  const cell = target?.closest("td");
  if (!cell?.firstElementChild) return;
  cell.parentElement?.firstElementChild?.classList.add("pointed");
  table.querySelectorAll("thead th")[cell.cellIndex - 1]?.classList.add("pointed");
}

/** Arrows go to the next cell that says something. @param {KeyboardEvent} event */
function onKey(event) {
  /** @type {Record<string, [number, number]>} */
  const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  const step = steps[event.key];
  const from = /** @type {HTMLElement} */ (event.target).closest("td");
  if (!step || !from) return;
  event.preventDefault();
  const rows = Array.from(/** @type {HTMLTableElement} */ (event.currentTarget).tBodies[0].rows);
  let [row, column] = [rows.indexOf(/** @type {HTMLTableRowElement} */ (from.parentElement)), from.cellIndex];
  for (;;) {
    [row, column] = [row + step[0], column + step[1]];
    const next = rows[row]?.cells[column];
    if (!next || column < 1) return;
    const button = next.querySelector("button");
    if (!button) continue;
    from.querySelector("button")?.setAttribute("tabindex", "-1");
    button.setAttribute("tabindex", "0");
    button.focus();
    return;
  }
}
