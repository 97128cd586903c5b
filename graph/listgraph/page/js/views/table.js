/** The table: every node of a kind that the filter leaves; only the rows in sight are elements. */
import { kindNumber, opening } from "../data/data.js";
import { byId, element, isolated, linkOut } from "../ground/dom.js";
import { topicsOf } from "../data/facets.js";
import { kindOf, labelOf } from "../data/graph.js";
import { number, say } from "../ground/messages.js";
import { addressOf, kindName, outKey } from "../panel/parts.js";
import { facts, firstWords } from "../map/words.js";
import { sentence } from "../panel/sentence.js";
import { order, prepare, tableRows } from "./rows.js";
import { COLUMNS } from "./tablecolumns.js";
import { addPicked, togglePicked } from "../data/picks.js";
import { change, state } from "../ground/state.js";
import { saveTable } from "./tablefile.js";
import { visible } from "../ground/text.js";

/** Heights of a row, and of the card that it is on a narrow screen. */
const [ROW, CARD] = [34, 98];
const narrow = matchMedia("(max-width: 760px)");
const rowHeight = () => (narrow.matches ? CARD : ROW);
/** Rows above and below those in sight. */
const SPARE = 8;

/** Rows that are printed at most. */
const PRINTED = 3000;

/** @type {number[]} */
let rows = [];
/** The row that the tab key comes to; arrows go on from there. */
let tabStop = 0;
/** The row that was chosen or picked last: with Shift, all from there are. */
let from = 0;
const body = element("tbody");
const table = element("table");
const scroller = element("div", { class: "scroller", tabindex: "-1" }, table);
const field = /** @type {HTMLInputElement} */ (element("input", { type: "text", class: "find", autocomplete: "off" }));
const toolbar = element("div", { class: "toolbar" });

scroller.addEventListener("scroll", () => showInSight());
field.addEventListener("input", () => change({ sought: field.value }));
body.addEventListener("keydown", onKey);
narrow.addEventListener("change", () => state.view === "table" && showTable());
new ResizeObserver(() => state.view === "table" && showInSight()).observe(scroller);

/** Show the table for what `state` now says. */
export function showTable() {
  [tabStop, from] = [0, 0];
  rows = tableRows();
  const label = say("findInTable");
  field.placeholder = label;
  field.setAttribute("aria-label", label);
  if (field.value !== state.sought) field.value = state.sought;
  const kinds = Object.keys(COLUMNS).filter((name) => opening.kinds[kindNumber[name]].count);
  const save = element("button", { type: "button", class: "button", onclick: () => saveTable(rows) }, say("saveCsv"));
  const count = element("span", { class: "count", role: "status" }, say("rows", { count: number(rows.length) }));
  toolbar.replaceChildren(element("div", { class: "segments", role: "group", "aria-label": say("kinds") }, ...kinds.map(kindButton)), field, count, save);
  table.dataset.rows = state.rows;
  table.setAttribute("aria-rowcount", String(rows.length + 1));
  table.replaceChildren(element("caption", { class: "unseen" }, kindName(state.rows)), header(), body);
  const view = byId("view-table");
  if (!view.contains(scroller)) view.replaceChildren(toolbar, scroller);
  scroller.scrollTop = 0;
  showInSight();
  prepare(rows);
}

/** @param {string} name */
function kindButton(name) {
  const choose = () => {
    change({ rows: name, sort: "" });
    /** @type {HTMLElement | null} */ (toolbar.querySelector("[aria-pressed=true]"))?.focus();
  };
  return element("button", { type: "button", class: "button", "aria-pressed": String(state.rows === name), onclick: choose }, kindName(name));
}

function header() {
  const { column, down } = order();
  const cells = COLUMNS[state.rows].map(({ name, numeric, wide }) => {
    const current = name === column.name;
    const choose = () => {
      change({ sort: current ? `${down ? "" : "-"}${name}` : `${numeric || name === "year" ? "-" : ""}${name}` });
      /** @type {HTMLElement | null} */ (table.querySelector(`th[data-name="${name}"] button`))?.focus();
    };
    const button = element("button", { type: "button", onclick: choose }, say(`column_${name}`), element("span", { class: "arrow", "aria-hidden": "true" }, current ? (down ? "▼" : "▲") : ""));
    return element("th", { scope: "col", class: [numeric && "numeric", wide && "wide"].filter(Boolean).join(" ") || null, "data-name": name, "aria-sort": current ? (down ? "descending" : "ascending") : "none" }, button);
  });
  return element("thead", {}, element("tr", { "aria-rowindex": "1" }, ...cells));
}

const paper = matchMedia("print");

function showInSight() {
  if (paper.matches) return;
  const first = Math.max(0, Math.floor(scroller.scrollTop / rowHeight()) - SPARE);
  const last = Math.min(rows.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowHeight()) + SPARE);
  if (tabStop < first || tabStop >= last) tabStop = Math.min(rows.length - 1, Math.ceil(scroller.scrollTop / rowHeight()));
  const focused = document.activeElement instanceof HTMLElement && body.contains(document.activeElement) ? document.activeElement.dataset.row : undefined;
  const shown = rows.slice(first, last).map((node, step) => tableRow(node, first + step));
  body.replaceChildren(spacer(first), ...shown, spacer(rows.length - last));
  if (focused !== undefined) button(Number(focused))?.focus({ preventScroll: true });
}

// Paper does not scroll.
paper.addEventListener("change", ({ matches }) => {
  if (state.view !== "table") return;
  if (matches) body.replaceChildren(...rows.slice(0, PRINTED).map(tableRow));
  else showInSight();
});

/** Room for rows that are not there. @param {number} count */
function spacer(count) {
  const row = element("tr", { class: "spacer", "aria-hidden": "true" });
  row.style.height = `${count * rowHeight()}px`;
  return row;
}

/**
 * @param {number} node
 * @param {number} at
 */
function tableRow(node, at) {
  const { selection } = state;
  const chosen = selection !== null && "node" in selection && selection.node === node;
  const columns = COLUMNS[state.rows];
  const cells = narrow.matches ? [card(nameCell(node, at, chosen), node, columns.length)] : columns.map(({ name, numeric, value }) => {
    const text = name === "name" ? labelOf(node) : value(node);
    if (name === "name") return nameCell(node, at, chosen);
    return element("td", { class: numeric ? "numeric" : null, title: numeric ? null : text }, typeof text === "number" ? number(text) : isolated(text));
  });
  const look = [chosen && "chosen", state.picked.has(node) && "picked"].filter(Boolean).join(" ");
  return element("tr", { "aria-rowindex": at + 2, class: look || null, "data-node": node, onclick: (/** @type {MouseEvent} */ event) => choose(event, at) }, ...cells);
}

/** A click opens a row; with Ctrl it is picked, with Shift all are from the row picked last. @param {MouseEvent} event @param {number} at */
function choose(event, at) {
  if (event.shiftKey) return pickRange(at);
  from = at;
  if (event.ctrlKey || event.metaKey) togglePicked([rows[at]]);
  else change({ selection: { node: rows[at] } });
}

/** @param {number} at */
function pickRange(at) {
  addPicked(rows.slice(Math.min(from, at), Math.max(from, at) + 1));
}

/** A row as a card: below the name what is said of the thing, and what is known. @param {HTMLElement} cell @param {number} node @param {number} columns */
function card(cell, node, columns) {
  cell.setAttribute("colspan", String(columns));
  const said = firstWords(node);
  const tags = topicsOf(node).slice(0, 3).map(labelOf);
  const known = kindOf(node) === "Article" ? [...facts(node), ...tags].join(" · ") : sentence(node);
  cell.append(element("p", { class: "said" }, isolated(said)), element("p", { class: "known" }, isolated(known)));
  return cell;
}

/**
 * The name, which opens the panel, and the way out to the article or page.
 * @param {number} node
 * @param {number} at
 * @param {boolean} chosen
 */
function nameCell(node, at, chosen) {
  const name = labelOf(node);
  const open = element("button", { type: "button", "data-row": at, tabindex: at === tabStop ? "0" : "-1", title: name, "aria-current": chosen ? "true" : null }, isolated(name));
  const url = addressOf(node);
  if (!url) return element("th", { scope: "row" }, open);
  const out = linkOut(url, "↗", "out");
  const label = say(outKey(node));
  out.setAttribute("aria-label", `${label}: ${visible(name)}`);
  out.title = label;
  out.tabIndex = at === tabStop ? 0 : -1;
  out.addEventListener("click", (event) => event.stopPropagation());
  return element("th", { scope: "row", class: "linked" }, open, out);
}

/** @param {number} at */
function button(at) {
  return /** @type {HTMLElement | null} */ (body.querySelector(`[data-row="${at}"]`));
}

/** Arrows go from row to row, Home and End to the ends; with Shift they pick, with Ctrl the space bar does. @param {KeyboardEvent} event */
function onKey(event) {
  const at = Number(/** @type {HTMLElement} */ (event.target).dataset.row);
  if (event.key === " " && event.ctrlKey) {
    event.preventDefault();
    from = at;
    return togglePicked([rows[at]]);
  }
  /** @type {Record<string, number>} */
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  const next = steps[event.key];
  if (next === undefined || next < 0 || next >= rows.length) return;
  event.preventDefault();
  const top = next * rowHeight();
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + 3 * rowHeight() > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + 3 * rowHeight() - scroller.clientHeight;
  tabStop = next;
  if (event.shiftKey) pickRange(next);
  else from = next;
  showInSight();
  button(next)?.focus({ preventScroll: true });
}

/** The rows of what is selected and picked are marked. */
export function markRow() {
  showInSight();
}
