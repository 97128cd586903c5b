/** The ways down to each article, by each kind of group: where it is filed, and the filter that leaves just what is filed there. */
import { UNKNOWN, articles, modelsOf, targets, topicsOf } from "./facets.js";
import { labelOf, values } from "./graph.js";
import { areSerial, isCount } from "./headings.js";
import { WITHIN, chaptersOf, listOf, stepOf } from "./places.js";

/** @typedef {import("./places.js").Step} Step */

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
const plainStep = (key, name) => ({ key, label: key, facet: name, keys: [key], filed: [`${WITHIN}${key}`], node: null });

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
function spokenTopic(article) {
  return topicsOf(article).find((topic) => values(topic, "scheme").some((scheme) => SPOKEN.includes(scheme)));
}

/** @type {boolean | null} */
let serial = null;

/** Whether the chapters of the lists are a series, as weeks are. */
function isSerial() {
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
    const above = { ...way[0], key: `${found[1]}…`, label: found[1], keys: Array.from(keys), filed: Array.from(keys, (key) => `${WITHIN}${key}`), node: null };
    return [above, { ...way[0], label: found[2] }, ...way.slice(1)];
  };
  return new Map(Array.from(all, ([article, way]) => [article, split(way)]));
}

/** What holds a model that stands in no chapter or topic. */
export const OUTSIDE = { key: UNKNOWN };

/** What articles about models stand in: their topic where chapters only count, or else their chapter. */
export const partsOfModels = () => (isSerial() ? "topic" : "section");

/** @param {number} article @returns {Step | undefined} */
export function partOf(article) {
  if (!isSerial()) return chaptersOf(article).map((node) => stepOf(node, "section"))[0];
  const topic = spokenTopic(article);
  return topic === undefined ? undefined : stepOf(topic, "topic");
}

/** A step as the end of a way: what stands in it and no deeper. @param {Step} step @returns {Step} */
export const asEnd = (step) => ({ ...step, filed: step.filed.map((key) => `${WITHIN}${key}`) });

/** What no way of a kind leads to. @param {string} kind @param {{key: string}} [part] of which it is, where models stand in parts @returns {Pick<Step, "facet" | "keys" | "filed" | "node">} */
export const unfiled = (kind, part) => ({ facet: kind, keys: part ? [] : [UNKNOWN], filed: [`${WITHIN}${UNKNOWN}${part ? part.key : ""}`], node: null });

/** The keys chosen of a facet: values, and places where articles are filed. @param {Iterable<string>} [keys] */
export function parted(keys = []) {
  const all = Array.from(keys);
  return { values: all.filter((key) => !isFiled(key)), places: all.filter(isFiled) };
}

/** Whether a key of a facet asks where an article is filed, not for all that have a value. @param {string} key */
export const isFiled = (key) => key.startsWith(WITHIN);

/** The id or word in a key of what is filed; empty where it is filed under nothing. @param {string} key */
export const filedUnder = (key) => (key.startsWith(`${WITHIN}${UNKNOWN}`) ? "" : key.replace(/^~+/, ""));

/**
 * The keys of all that an article is filed in, by one kind of group.
 * @param {string} kind
 * @param {number} article
 * @returns {string[]}
 */
export function filedKeys(kind, article) {
  const way = ways(kind).get(article) ?? [];
  const last = way.at(-1);
  if (last) return [...way.flatMap((step) => step.filed), ...asEnd(last).filed];
  const keys = unfiled(kind).filed;
  return kind === "model" ? [...keys, ...unfiled(kind, partOf(article) ?? OUTSIDE).filed] : keys;
}
