/** What carries the picture: the kind of thing that the articles are gathered by, chosen from the data. */
import { articles, modelsOf, targets, tells, topicsOf } from "../data/facets.js";
import { labelOf, values } from "../data/graph.js";
import { areSerial, isCount } from "./naming.js";
import { chaptersOf, listOf, stepOf } from "../data/places.js";
import { state } from "../ground/state.js";

/** @typedef {import("../data/places.js").Step} Step */

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
/** Headings that say a part of a name that others share: "Media - Audio", "Media - Video". */
const PREFIX = /^(.{2,40}?)\s*(?: [-–—] |: |：)\s*(.+)$/;

/** The schemes of topics that are told by words, not by where an entry stands. */
const SPOKEN = ["Methods", "Tasks", "Fields", "Datasets"];

/** The ways down to an article, the broadest step first; none where it has no group of the kind. */
/** @type {Record<string, (article: number) => Step[]>} */
const WAYS = {
  model: (article) => modelsOf(article).slice(0, 1).map((node) => stepOf(node, "model")),
  topic: filedWay,
  section: (article) => chaptersOf(article).map((node) => stepOf(node, "section")),
  list: (article) => [listOf(article)].filter((node) => node >= 0).map((node) => stepOf(node, "list")),
  publisher: (article) => targets(article, "publishedBy").slice(0, 1).map((node) => stepOf(node, "publisher")),
  medium: (article) => values(article, "medium").slice(0, 1).map((key) => plainStep(key, "medium")),
  year: (article) => values(article, "published").slice(0, 1).map((text) => plainStep(text.slice(0, 4), "year")),
};

/** @param {string} key @param {string} name @returns {Step} */
const plainStep = (key, name) => ({ key, label: key, facet: name, keys: [key], node: null });

/**
 * By the topic of the heading that an article stands under, or that heading where it names none, before a
 * tag; where headings only count weeks or issues, by what its words say that it is about.
 * @param {number} article
 */
function filedWay(article) {
  if (isSerial()) return topicWay(spokenTopic(article));
  const topics = topicsOf(article);
  const filed = topics.find(isHeading);
  const chapter = filed === undefined ? chaptersOf(article).filter((node) => !isCount(labelOf(node))).at(-1) : undefined;
  return chapter === undefined ? topicWay(filed ?? topics[0]) : [stepOf(chapter, "section")];
}

/** Whether a topic is one by a heading. @param {number} topic */
const isHeading = (topic) => values(topic, "scheme").includes("Headings");

/** The first topic of an article that is no heading's alone: what its words say that it is about. @param {number} article */
export function spokenTopic(article) {
  return topicsOf(article).find((topic) => values(topic, "scheme").some((scheme) => SPOKEN.includes(scheme)));
}

/** @type {boolean | null} */
let serial = null;

/** Whether the chapters of the lists are a series, as weeks are. */
export function isSerial() {
  if (serial === null) {
    const chapters = new Set(Array.from(articles()).flatMap((article) => chaptersOf(article).slice(0, 1)));
    serial = areSerial(Array.from(chapters, labelOf));
  }
  return serial;
}

/** @param {number | undefined} topic */
function topicWay(topic) {
  const way = [];
  const seen = new Set();
  for (let at = topic; at !== undefined && !seen.has(at); at = targets(at, "broader")[0]) {
    seen.add(at);
    way.unshift(stepOf(at, "topic"));
  }
  return way;
}

/** @type {Map<string, Map<number, Step[]>>} */
const known = new Map();

/**
 * The way down to each article, by one kind of group.
 * @param {string} kind
 * @returns {Map<number, Step[]>}
 */
export function ways(kind) {
  let found = known.get(kind);
  if (!found) {
    found = new Map(Array.from(articles(), (article) => [article, WAYS[kind](article)]));
    if (kind === "section" || kind === "topic") found = withPrefixes(found);
    known.set(kind, found);
  }
  return found;
}

/**
 * What several names of one level begin with is a step of its own above them.
 * @param {Map<number, Step[]>} all
 */
function withPrefixes(all) {
  /** @type {Map<string, Set<string>>} */
  const shared = new Map();
  const prefixOf = (/** @type {Step} */ step) => PREFIX.exec(step.label);
  for (const [first] of all.values()) {
    const found = first && prefixOf(first);
    if (found) shared.set(found[1], (shared.get(found[1]) ?? new Set()).add(first.key));
  }
  const split = (/** @type {Step[]} */ way) => {
    const found = way.length ? prefixOf(way[0]) : null;
    const keys = found && shared.get(found[1]);
    if (!found || !keys || keys.size < 2) return way;
    const above = { ...way[0], key: `${found[1]}…`, label: found[1], keys: Array.from(keys), node: null };
    return [above, { ...way[0], label: found[2] }, ...way.slice(1)];
  };
  return new Map(Array.from(all, ([article, way]) => [article, split(way)]));
}

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
