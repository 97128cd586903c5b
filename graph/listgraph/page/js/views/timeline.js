/** The timeline: models by year, with what they are based on, variants of and succeed. */
import { block, kindNumber, opening } from "../data/data.js";
import { byId, drawn, element, isolated, stroke } from "../ground/dom.js";
import { isSelected } from "../picture/drawing.js";
import { edgePasses } from "../data/filter.js";
import { edges, incoming, labelOf, outgoing, relationOf, values } from "../data/graph.js";
import { number, say } from "../ground/messages.js";
import { relationName } from "../panel/parts.js";
import { change, selectedNodes, state } from "../ground/state.js";
import { shortened, visible } from "../ground/text.js";

const LINEAGE = ["succeeds", "basedOn", "variantOf"];
const [WIDTH, NAME, HEAD] = [210, 150, 40];
/** Fingers are wider than pointers. */
const ROW = matchMedia("(pointer: coarse), (max-width: 760px)").matches ? 50 : 30;
/** So many models of a year at first: those that most articles cover. */
const STEP = 18;

export function showTimeline() {
  const { columns, left } = byYear();
  const places = placed(columns);
  const more = left > 0 && element("button", { type: "button", class: "button", onclick: showMore }, say("more", { count: number(left) }));
  const legend = LINEAGE.map((name) => element("span", { class: "key" }, stroke(name, opening.styles.relations[name]), relationName(name)));
  const plane = element("div", { class: "plane" }, ...columns.map(([year], at) => yearHead(year, at)), picture(places, columns.length), ...Array.from(places, ([model, place]) => modelButton(model, place)));
  plane.style.width = `${columns.length * WIDTH}px`;
  plane.style.height = `${HEAD + ROW * Math.max(1, ...columns.map(([, models]) => models.length)) + 12}px`;
  byId("view-timeline").replaceChildren(
    element("div", { class: "toolbar" }, element("p", { class: "hint" }, say(columns.length ? "timelineHelp" : "noModels")), ...legend, more || ""),
    element("div", { class: "scroller", tabindex: "-1" }, plane),
    element("div", { class: "paper" }, ...columns.flatMap(onPaper)),
  );
  lookAt(plane, places, columns);
  markLineage();
}

/**
 * A year as it is printed: each model with what it comes from.
 * @param {[string, number[]]} column
 */
function onPaper([year, models]) {
  const rows = models.map((model) => {
    const from = parents(model).map(({ relation, parent }) => `${relationName(relation)} ${labelOf(parent)}`).join(", ");
    return element("li", {}, isolated(labelOf(model)), from && " – ", from && isolated(from));
  });
  return [element("h2", {}, year || say("unknown")), element("ul", {}, ...rows)];
}

function showMore() {
  change({ more: state.more + 1 });
  /** @type {HTMLElement | null} */ (byId("view-timeline").querySelector(".toolbar button, .model"))?.focus();
}

/**
 * What is selected stands in sight, or else the year with the most models.
 * @param {HTMLElement} plane
 * @param {Map<number, {column: number, row: number}>} places
 * @param {[string, number[]][]} columns
 */
function lookAt(plane, places, columns) {
  const scroller = /** @type {HTMLElement} */ (plane.parentElement);
  const chosen = selectedNodes().map((model) => places.get(model)).find((place) => place !== undefined);
  const counts = columns.map(([year, models]) => (year ? models.length : 0));
  const column = chosen?.column ?? counts.indexOf(Math.max(...counts));
  scroller.scrollLeft = (column + 0.4) * WIDTH - scroller.clientWidth / 2;
  if (chosen) scroller.scrollTop = HEAD + chosen.row * ROW - scroller.clientHeight / 2;
}

/** All that a model comes from and all that comes from it, however far. @param {number} model */
function lineage(model) {
  const found = new Set([model]);
  for (const next of [ancestors, descendants]) {
    const rim = [model];
    for (let one = rim.pop(); one !== undefined; one = rim.pop()) {
      for (const other of next(one)) {
        if (found.has(other)) continue;
        found.add(other);
        rim.push(other);
      }
    }
  }
  return found;
}

/** @param {number} model */
const ancestors = (model) => parents(model).map(({ parent }) => parent);

/** @param {number} model */
function descendants(model) {
  const { source } = edges();
  return incoming(model).filter(isDescent).map((edge) => source[edge]);
}

/**
 * Light the lineage of the model pointed at, or else of the one selected.
 * @param {number} [pointed]
 */
export function markLineage(pointed) {
  const [one, two] = selectedNodes();
  const model = pointed ?? (two === undefined ? one : undefined);
  const found = model === undefined ? new Set() : lineage(model);
  const view = byId("view-timeline");
  for (const line of view.querySelectorAll(".descent")) {
    const ends = (line.getAttribute("data-ends") ?? "").split(" ").map(Number);
    line.classList.toggle("lit", ends.every((end) => found.has(end)));
  }
  view.classList.toggle("lighting", view.querySelector(".lit") !== null);
}

/**
 * The models of each year, as many as there is room for, and how many are left out.
 * @returns {{columns: [string, number[]][], left: number}}
 */
function byYear() {
  /** @type {Map<string, number[]>} */
  const years = new Map();
  block("nodes").kind.forEach((/** @type {number} */ kind, /** @type {number} */ node) => {
    if (kind !== kindNumber.Model || !isSelected(node)) return;
    const year = values(node, "firstReleased")[0] ?? "";
    if (!years.has(year)) years.set(year, []);
    years.get(year)?.push(node);
  });
  let left = 0;
  const columns = Array.from(years, ([year, models]) => {
    const weight = new Map(models.map((model) => [model, coverage(model)]));
    models.sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || a - b);
    const most = STEP * (1 + 3 * state.more);
    left += Math.max(0, models.length - most);
    return /** @type {[string, number[]]} */ ([year, models.slice(0, most)]);
  });
  // Years go from left to right, the models of unknown years at the end.
  columns.sort(([a], [b]) => (a === "" ? 1 : b === "" ? -1 : a < b ? -1 : 1));
  return { columns, left };
}

/** How many articles cover a model. @param {number} model */
const coverage = (model) => incoming(model).filter((edge) => relationOf(edge) === "covers" && edgePasses(edge)).length;

/** @param {number} edge */
const isDescent = (edge) => LINEAGE.includes(relationOf(edge)) && !state.hiddenRelations.has(relationOf(edge)) && edgePasses(edge);

/** The models that one comes from. @param {number} model */
function parents(model) {
  const { target } = edges();
  return outgoing(model).filter(isDescent).map((edge) => ({ relation: relationOf(edge), parent: target[edge] }));
}

/**
 * Column and row of each model: beside what it comes from where there is such a thing.
 * @param {[string, number[]][]} columns
 */
function placed(columns) {
  /** @type {Map<number, {column: number, row: number}>} */
  const places = new Map();
  columns.forEach(([, models], column) => {
    const wanted = models.map((model, rank) => {
      const rows = parents(model).map(({ parent }) => places.get(parent)?.row).filter((row) => row !== undefined);
      return { model, rank, row: rows.length ? rows.reduce((sum, row) => sum + row, 0) / rows.length : rank };
    });
    wanted.sort((a, b) => a.row - b.row || a.rank - b.rank);
    wanted.forEach(({ model }, row) => places.set(model, { column, row }));
  });
  return places;
}

/** @param {string} year @param {number} at */
function yearHead(year, at) {
  const made = element("h2", {}, year || say("unknown"));
  made.style.left = `${at * WIDTH}px`;
  return made;
}

/** @param {number} model @param {{column: number, row: number}} place */
function modelButton(model, { column, row }) {
  const [show, end] = [() => markLineage(model), () => markLineage()];
  const listen = { onclick: () => change({ selection: { node: model } }), onpointerenter: show, onpointerleave: end, onfocus: show, onblur: end };
  const made = element("button", { type: "button", class: "model", title: labelOf(model), "data-node": model, ...listen }, isolated(shortened(visible(labelOf(model)), 26)), element("span", { class: "count" }, number(coverage(model))));
  made.style.left = `${column * WIDTH + 8}px`;
  made.style.top = `${HEAD + row * ROW}px`;
  return made;
}

/**
 * The lines of descent.
 * @param {Map<number, {column: number, row: number}>} places
 * @param {number} columns
 */
function picture(places, columns) {
  const drawing = drawn("svg", { "aria-hidden": "true", width: columns * WIDTH, height: "100%" });
  for (const [model, place] of places) {
    for (const { relation, parent } of parents(model)) {
      const from = places.get(parent);
      if (!from) continue;
      const line = drawn("path", { d: curve(from, place), class: `descent relation-${relation}`, "data-ends": `${model} ${parent}` });
      const { dashes } = opening.styles.relations[relation];
      if (dashes.length) line.setAttribute("stroke-dasharray", dashes.join(" "));
      line.addEventListener("click", () => change({ selection: { source: model, target: parent } }));
      drawing.append(line);
    }
  }
  return drawing;
}

/**
 * @param {{column: number, row: number}} from
 * @param {{column: number, row: number}} to
 */
function curve(from, to) {
  const middle = (/** @type {{row: number}} */ place) => HEAD + place.row * ROW + ROW / 2 - 2;
  const end = to.column * WIDTH + 8;
  const start = from.column < to.column ? from.column * WIDTH + 8 + NAME : from.column * WIDTH + 8;
  const [y1, y2] = [middle(from), middle(to)];
  const bend = from.column < to.column ? Math.min(60, (end - start) / 2) : -22;
  return `M${start} ${y1}C${start + bend} ${y1} ${end - Math.abs(bend)} ${y2} ${end} ${y2}`;
}
