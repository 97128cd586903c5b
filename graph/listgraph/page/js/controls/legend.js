/** The legend: every kind and relation with its sign and count; a tick shows or hides it. */
import { kindNumber, opening, relationNumber } from "../data/data.js";
import { byId, element, isolated, sign, stroke } from "../ground/dom.js";
import { spots } from "../picture/drawing.js";
import { passingKinds, passingRelationCounts } from "../data/filter.js";
import { filterParts } from "./filters.js";
import { number, pick, say } from "../ground/messages.js";
import { change, state } from "../ground/state.js";
import { backbone, modelsCarry } from "../map/backbone.js";
import { TOLD } from "../map/hublines.js";
import { drawnMap } from "../map/map.js";
import { openGroup } from "../map/opening.js";
import { topicsPart } from "../picture/topics.js";
import { viewsPart } from "./savedviews.js";

/** So many fields of the map are named before a person asks for more. */
const FIELDS = 12;
let wholeLegend = false;
const UNDRAWN_RELATIONS = ["reports", "left", "right"];

export function showLegend() {
  const drawn = new Map();
  for (const spot of spots.values()) drawn.set(spot.kind, (drawn.get(spot.kind) ?? 0) + 1);
  const kinds = opening.kinds.filter((/** @type {any} */ kind) => kind.count && opening.styles.kinds[kind.name]);
  const order = Object.keys(opening.styles.kinds);
  kinds.sort((/** @type {any} */ a, /** @type {any} */ b) => order.indexOf(a.name) - order.indexOf(b.name));
  const relations = opening.relations.filter((/** @type {any} */ row) => row.count && !UNDRAWN_RELATIONS.includes(row.name));
  const filtered = state.hiddenKinds.size + state.hiddenRelations.size > 0;
  if (state.picture === "map") return byId("legend").replaceChildren(fieldsPart(), filters(), linesPart(relations), viewsPart());
  const [left, leftRelations] = [passingKinds(), passingRelationCounts()];
  const all = element("button", { type: "button", class: "link", disabled: !filtered, onclick: () => change({ hiddenKinds: new Set(), hiddenRelations: new Set() }) }, say("showAll"));
  return byId("legend").replaceChildren(
    part(say("kinds"), kinds.map((/** @type {any} */ kind) => kindRow(kind, left ? left[kindNumber[kind.name]] : drawn.get(kind.name) ?? 0, left !== null)), all),
    topicsPart() ?? "",
    filters(),
    part(say("relations"), relations.map((/** @type {any} */ relation) => relationRow(relation, leftRelations ? leftRelations[relationNumber[relation.name]] : relation.count))),
    viewsPart(),
  );
}

const filters = () => element("section", { id: "filters", role: "group", "aria-label": say("filters") }, ...filterParts());

/** The relations that the map draws as lines. @param {any[]} relations */
function linesPart(relations) {
  const told = relations.filter((relation) => TOLD.includes(relation.name));
  if (!told.length || backbone() !== "model") return "";
  const left = passingRelationCounts();
  return part(say("lines"), told.map((relation) => relationRow(relation, left ? left[relationNumber[relation.name]] : relation.count)));
}

/** The fields of the map; a click leaves only what one holds. */
function fieldsPart() {
  const { all } = drawnMap();
  const shown = all.fields.slice(0, wholeLegend ? all.fields.length : FIELDS);
  const rows = shown.map((field) => {
    const parts = [element("span", { class: `ground outlined topic-${field.colour}` }), element("span", { class: "name" }, isolated(field.label)), element("span", { class: "count" }, number(field.count))];
    if (!field.filed.length) return element("div", { class: "topic" }, ...parts);
    return element("button", { type: "button", class: "topic", title: field.label, onclick: () => openGroup(field), disabled: all.fields.length < 2 }, ...parts);
  });
  const over = all.fields.length - shown.length;
  const more = () => {
    wholeLegend = true;
    showLegend();
  };
  const few = !modelsCarry() && backbone() !== "model" && opening.kinds[kindNumber.Model].count > 0 && all.kind !== "none" && all.kind !== "around";
  const name = say(`groups_${all.parts === "section" ? all.kind : all.parts}`);
  return element("section", { role: "group", "aria-label": name }, element("h2", {}, name), ...rows, over > 0 && element("button", { type: "button", class: "link", onclick: more }, say("more", { count: number(over) })), few && element("p", { class: "passing" }, say("noModelsHere", { group: name.toLowerCase() })));
}

/**
 * @param {string} name
 * @param {HTMLElement[]} rows
 * @param {HTMLElement} [aside]
 */
function part(name, rows, aside) {
  return element("section", { role: "group", "aria-label": name }, element("h2", {}, name), ...rows, aside);
}

/**
 * @param {{name: string, label: [string, string], comment: [string, string], count: number}} kind
 * @param {number} some of them: those drawn, or those that the filter leaves
 * @param {boolean} filtered
 */
function kindRow(kind, some, filtered) {
  const [few, total] = [number(some), number(kind.count)];
  const count = some < kind.count ? `${few} / ${total}` : total;
  const part = filtered ? say("ofPassing", { left: few, total }) : say("ofDrawn", { drawn: few, total });
  const title = some < kind.count ? part : pick(kind.comment);
  return row(kind, "hiddenKinds", sign(opening.styles.kinds[kind.name].shape, kind.name), count, title);
}

/**
 * @param {{name: string, label: [string, string], comment: [string, string], count: number}} relation
 * @param {number} left by the filter
 */
function relationRow(relation, left) {
  const drawing = stroke(relation.name, opening.styles.relations[relation.name]);
  return row(relation, "hiddenRelations", drawing, number(left), pick(relation.comment));
}

/**
 * @param {{name: string, label: [string, string]}} item
 * @param {"hiddenKinds" | "hiddenRelations"} where
 * @param {Node} drawing
 * @param {string} count
 * @param {string} title
 */
function row(item, where, drawing, count, title) {
  const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", "data-name": item.name }));
  box.checked = !state[where].has(item.name);
  box.addEventListener("change", () => {
    const hidden = new Set(state[where]);
    if (box.checked) hidden.delete(item.name);
    else hidden.add(item.name);
    change({ [where]: hidden });
    /** @type {HTMLElement | null} */ (byId("legend").querySelector(`[data-name="${item.name}"]`))?.focus();
  });
  return element("label", { title }, box, drawing, element("span", { class: "name" }, pick(item.label)), element("span", { class: "count" }, count));
}
