/** What carries the picture: the kind of thing that the articles are gathered by, chosen from the data. */
import { articles, tells } from "../data/facets.js";
import { ways } from "../data/ways.js";
import { state } from "../ground/state.js";

/** The ways to gather, the first that fits carries the picture. */
export const BACKBONES = ["model", "topic", "section", "list", "publisher", "medium", "year"];
/** A share of the articles that must have a group, for each; others need nearly all. */
/** @type {Record<string, number>} */
const COVERED = { model: 0.3, topic: 0.5, section: 0.5, list: 0.5, publisher: 0.3, medium: 0.3, year: 0.3 };
/** With more articles than this, models are no hubs. */
export const HUBS = 150;
/** Groups that there are at least. */
const GROUPS = 3;
/** A group with more than this share of all leaves nothing to tell apart. */
const LARGEST = 0.6;
/** @type {string | null} */
let chosen = null;

/** What carries the whole list; "none" where nothing does. */
export function ownBackbone() {
  chosen ??= BACKBONES.find(carries) ?? "none";
  return chosen;
}

/** What the reader has chosen to gather by, or else what carries the list. */
export const backbone = () => (state.group && choices().includes(state.group) ? state.group : ownBackbone());

/** @type {string[] | null} */
let found = null;

/** The kinds of group that there are at least two of. */
export const choices = () => (found ??= BACKBONES.filter(tells));

/** Whether a kind of group carries the whole list. @param {string} kind */
function carries(kind) {
  const { covered, sizes } = measured(kind, Array.from(articles()));
  if (kind === "model" && !modelsGather(sizes)) return false;
  return covered >= COVERED[kind] && sizes.length >= GROUPS && (kind === "model" || sizes[0] < LARGEST);
}

/**
 * The share of articles that have a group of a kind, and that of each group, the largest first.
 * @param {string} kind
 * @param {number[]} some
 */
export function measured(kind, some) {
  const all = ways(kind);
  /** @type {Map<string, number>} */
  const sizes = new Map();
  let covered = 0;
  for (const article of some) {
    const step = all.get(article)?.at(-1);
    if (!step) continue;
    covered += 1;
    sizes.set(step.key, (sizes.get(step.key) ?? 0) + 1);
  }
  const shares = Array.from(sizes.values(), (size) => size / some.length).sort((a, b) => b - a);
  return { covered: covered / Math.max(some.length, 1), sizes: shares };
}

/** Where entries are too many for a hub each, a model carries them that several are about. @param {number[]} sizes shares */
function modelsGather(sizes) {
  const count = articles().length;
  return count <= HUBS || sizes.filter((share) => share * count > 1.5).reduce((sum, share) => sum + share, 0) >= COVERED.model;
}

/** Where many articles have a model, models have views of their own; elsewhere they are a facet. */
export const modelsCarry = () => (carried ??= measured("model", Array.from(articles())).covered >= COVERED.model);
/** @type {boolean | null} */
let carried = null;
