/** The articles that pass, gathered: fields of cells, the largest first, small ones together. */
import { modelsOf } from "../data/facets.js";
import { inTheirOrder, stepOf } from "../data/places.js";
import { OUTSIDE, asEnd, partOf, partsOfModels, unfiled, ways } from "../data/ways.js";
import { idOf } from "../data/graph.js";
import { state } from "../ground/state.js";
import { say, number } from "../ground/messages.js";
import { backbone, measured } from "./backbone.js";
import { told } from "./naming.js";

/** @typedef {import("../data/places.js").Step} Step */
/**
 * @typedef {Step & {members: number[], small: number, parts?: Cell[]}} Cell `small` is how many cells it stands for, those are its `parts`; 0 where it is one itself
 */
/** @typedef {Step & {cells: Cell[], count: number, colour: number}} Field */
/** @typedef {{kind: string, parts: string, fields: Field[], flat: boolean, count: number}} Gathered `parts` is the kind of thing that fields are */

/** So many fields are open at most. */
const OPEN = 12;
/** Where there are more cells than a few, small ones stand together, but no more than a share of all entries. */
const [FEW, SOME, SMALL, GATHERED] = [24, 8, 8, 0.2];
/** One group with more than this share of what passes says nothing: another kind is tried. */
const ALONE = 0.9;
const COLOURS = 8;

/**
 * @param {number[]} some articles
 * @param {number} most cells that there is room for
 * @returns {Gathered}
 */
export function gathered(some, most) {
  const kind = kindFor(some);
  const sorted = inTheirOrder(some);
  const parts = kind === "model" ? partsOfModels() : kind;
  const tree = kind === "model" ? aroundModels(sorted, parts) : byWays(sorted, kind);
  const fields = told(within(tree, most).map(asItsPart)).map((field) => ({ ...field, cells: told(field.cells) }));
  fields.forEach((field, at) => (field.colour = (at % COLOURS) + 1));
  return { kind, parts, fields, flat: fields.every((field) => field.cells.length === 1), count: some.length };
}

/** A field that has one part is that part. @param {Field} field @returns {Field} */
function asItsPart(field) {
  const [{ members, small, ...part }, second] = field.cells;
  return second || small || isRest(part) ? field : { ...field, ...part };
}

/** What tells the parts of one group apart. */
const PARTS = ["topic", "section", "model"];

/** What carries the list, or if all that passes is in one group of it, the next kind that tells them apart. @param {number[]} some */
function kindFor(some) {
  const own = backbone();
  return [own, ...PARTS].filter((kind) => kind !== "none").find((kind) => tells(kind, some)) ?? (own === "model" ? "section" : own);
}

/** @param {string} kind @param {number[]} some */
function tells(kind, some) {
  const { covered, sizes } = measured(kind, some);
  return covered >= 0.3 && sizes.length > 1 && sizes[0] <= ALONE && (kind !== "publisher" || sizes[0] * some.length >= 2);
}

/**
 * Fields by the first step in which the ways differ, cells by the next.
 * @param {number[]} some
 * @param {string} kind
 */
function byWays(some, kind) {
  const all = kind === "none" ? new Map() : ways(kind);
  const found = some.map((article) => ({ article, way: /** @type {Step[]} */ (all.get(article) ?? []) }));
  const skipped = sharedDepth(found.map(({ way }) => way));
  const tree = new Tree();
  for (const { article, way } of found) {
    const from = Math.min(skipped, way.length - 1);
    const [first, second] = way.slice(from);
    if (!first) tree.add(article, rest(kind), rest(kind));
    else tree.add(article, from < skipped ? asEnd(first) : first, below(first, second) ?? asEnd(first));
  }
  return tree.sorted();
}

/** A step by what it adds to the one above: "Email" where that is "Talk" and it "Talk - Email". @param {Step} first @param {Step | undefined} second */
function below(first, second) {
  const added = second?.label.startsWith(first.label) ? /^\s*[-–—:：]\s*(\S.*)$/.exec(second.label.slice(first.label.length)) : null;
  return second && added ? { ...second, label: added[1] } : second;
}

/** Steps that nearly all ways begin with. @param {Step[][]} all */
function sharedDepth(all) {
  for (let depth = 0; ; depth += 1) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const way of all) {
      const key = way.length > depth + 1 ? way[depth].key : "";
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const [key, most] = Array.from(counts).reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0]);
    if (!key || most < ALONE * all.length) return depth;
  }
}

/** What has no group of a kind. @param {string} kind @param {string} [parts] the kind of group that it has none of, where that is another @returns {Step} */
const rest = (kind, parts = kind) => ({ ...(kind === "none" ? { facet: "", keys: [], filed: [], node: null } : unfiled(kind)), key: OUTSIDE.key, label: say(kind === "none" ? "allEntries" : `ungrouped_${parts}`) });

/** Models in the chapter that most of their articles stand in, and beside them what names no model. @param {number[]} some @param {string} parts */
function aroundModels(some, parts) {
  /** @type {Map<number, number[]>} */
  const about = new Map();
  const models = some.map(mainModel);
  some.forEach((article, at) => {
    const model = models[at];
    if (model === undefined) return;
    const others = about.get(model);
    if (others) others.push(article);
    else about.set(model, [article]);
  });
  const tree = new Tree();
  const outside = rest("model", parts);
  const part = (/** @type {number} */ article) => partOf(article) ?? outside;
  const home = new Map(Array.from(about, ([model, articles]) => [model, most(articles.map(part))]));
  some.forEach((article, at) => {
    const model = models[at];
    const own = model === undefined ? part(article) : outside;
    if (model === undefined) tree.add(article, own, { ...unfiled("model", own), key: `-${own.key}`, label: say("noModelNamed") });
    else tree.add(article, /** @type {Step} */ (home.get(model)), stepOf(model, "model"));
  });
  return tree.sorted().map((field) => ({ ...field, facet: "model", keys: field.cells.flatMap((cell) => cell.keys), filed: field.cells.flatMap((cell) => cell.filed) }));
}

/** Of the models that an article is about, the first that is asked for, or just the first. @param {number} article */
function mainModel(article) {
  const models = modelsOf(article);
  const wanted = state.facets.model;
  return (wanted?.size ? models.find((model) => wanted.has(idOf(model))) : undefined) ?? models[0];
}

/** The step that occurs most; of equals the first. @param {Step[]} steps */
function most(steps) {
  const counts = new Map();
  for (const { key } of steps) counts.set(key, (counts.get(key) ?? 0) + 1);
  return steps.reduce((best, one) => (counts.get(one.key) > counts.get(best.key) ? one : best));
}

class Tree {
  constructor() {
    /** @type {Map<string, {step: Step, cells: Map<string, Cell>}>} */
    this.fields = new Map();
  }

  /** @param {number} article @param {Step} first @param {Step} second */
  add(article, first, second) {
    const field = this.fields.get(first.key) ?? { step: first, cells: new Map() };
    this.fields.set(first.key, field);
    const cell = field.cells.get(second.key) ?? { ...second, members: [], small: 0 };
    field.cells.set(second.key, cell);
    cell.members.push(article);
  }

  /** @returns {Field[]} the largest first, of equals the first in the lists */
  sorted() {
    const fields = Array.from(this.fields.values(), ({ step, cells }) => {
      const sorted = Array.from(cells.values()).sort((a, b) => Number(isRest(a)) - Number(isRest(b)) || b.members.length - a.members.length);
      return { ...step, cells: sorted, count: sorted.reduce((sum, cell) => sum + cell.members.length, 0), colour: 1 };
    });
    return fields.sort((a, b) => Number(isRest(a)) - Number(isRest(b)) || b.count - a.count);
  }
}

/** The articles of a group. @param {Cell | Field} group */
export const membersOf = (group) => ("cells" in group ? group.cells.flatMap((cell) => cell.members) : group.members);

/** Whether something gathers what has no group of its own. @param {Step} step */
export const isRest = (step) => step.key.startsWith("-");

/**
 * As many fields and cells as there is room for: the largest fields are open, what is over is put together.
 * @param {Field[]} fields
 * @param {number} most
 * @returns {Field[]}
 */
function within(fields, most) {
  const closedFrom = fields.filter((field) => field.cells.length > 1)[OPEN];
  const opened = fields.map((field) => (field.cells.length > 1 && closedFrom && field.count <= closedFrom.count ? closed(field) : field));
  const least = leastSize(opened, most);
  // A field that is mostly small cells is one cell.
  const whole = opened.map((field) => (field.cells.length > 1 && 2 * smallIn(field, least) > field.count ? closed(field) : field));
  const small = whole.filter((field) => field.cells.length === 1 && field.count < least);
  const kept = small.length > 1 ? whole.filter((field) => !small.includes(field)) : whole;
  const fewer = kept.map((field) => ({ ...field, cells: together(field.cells, (cell) => cell.members.length < least) }));
  if (small.length < 2) return fewer;
  const [cell] = together(small.map((field) => field.cells[0]), () => true);
  return [...fewer, { ...cell, cells: [cell], count: cell.members.length, colour: 1 }];
}

/** How many entries of a field stand in small cells. @param {Field} field @param {number} least */
const smallIn = (field, least) => field.cells.reduce((sum, cell) => sum + (cell.members.length < least ? cell.members.length : 0), 0);

/** A field as one cell. @param {Field} field @returns {Field} */
function closed(field) {
  const { cells, count, colour, ...step } = field;
  return { ...step, count, colour, cells: [{ ...step, members: cells.flatMap((cell) => cell.members), small: 0 }] };
}

/** Cells of this size or more have room. @param {Field[]} fields @param {number} most */
function leastSize(fields, most) {
  const sizes = fields.flatMap((field) => field.cells.map((cell) => cell.members.length)).sort((a, b) => b - a);
  if (sizes.length <= FEW) return 0;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let least = SMALL;
  while (least > 1 && sizes.reduce((sum, size) => sum + (size < least ? size : 0), 0) > GATHERED * all) least -= 1;
  if (sizes.filter((size) => size >= least).length <= most) return least;
  // Of many alike at the border none has room, unless there is little else.
  const border = sizes[most];
  return sizes.filter((size) => size > border).length >= SOME ? border + 1 : Math.max(border, least);
}

/**
 * The cells, those that are small as one that is closed.
 * @param {Cell[]} cells
 * @param {(cell: Cell) => boolean} isSmall
 * @returns {Cell[]}
 */
export function together(cells, isSmall) {
  const over = cells.filter(isSmall);
  if (over.length < 2) return cells;
  const count = over.reduce((sum, { small }) => sum + Math.max(small, 1), 0);
  const label = say("smallGroups", { count: number(count) });
  const parts = over.flatMap((cell) => cell.parts ?? [cell]).sort((a, b) => b.members.length - a.members.length);
  const one = { ...over[0], key: "-small", parts, label, keys: over.flatMap((cell) => cell.keys), filed: over.flatMap((cell) => cell.filed), node: null, members: over.flatMap((cell) => cell.members), small: count };
  return [...cells.filter((cell) => !over.includes(cell)), one];
}
