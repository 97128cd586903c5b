/** What stands around one thing, by what it is to it: above what it builds on, below what builds on it. */
import { modelsOf, sources, targets, topicsOf } from "../data/facets.js";
import { passes } from "../data/filter.js";
import { kindOf, labelOf } from "../data/graph.js";
import { inOrder } from "../data/places.js";
import { say } from "../ground/messages.js";
import { state } from "../ground/state.js";
import { visible } from "../ground/text.js";

/** @typedef {"top" | "bottom" | "left" | "right"} Side */
/** @typedef {{side: Side, name: string, relation: string, told: boolean, inward: boolean, members: number[]}} Sector `told` where lines tell of it, `inward` where those lead to the middle */
/** @typedef {{side: Side, name: string, relation: string, told?: boolean, inward?: boolean, find: (node: number, articles: number[]) => number[]}} Rule */

const DESCENT = ["basedOn", "variantOf", "succeeds"];

/** @param {string[]} relations @returns {Rule["find"]} */
const led = (relations) => (node) => relations.flatMap((relation) => targets(node, relation));
/** @param {string[]} relations @returns {Rule["find"]} */
const leading = (relations) => (node) => relations.flatMap((relation) => sources(node, relation));
/** @param {string[]} relations @returns {Rule["find"]} */
const tied = (relations) => (node) => [...led(relations)(node, []), ...leading(relations)(node, [])];

/** The things that most of the articles are about. @param {(article: number) => number[]} of @returns {Rule["find"]} */
const shared = (of) => (node, articles) => {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const one of articles.flatMap(of)) if (one !== node) counts.set(one, (counts.get(one) ?? 0) + 1);
  return Array.from(counts).sort((a, b) => b[1] - a[1]).map(([one]) => one);
};

const LIKE = ["alternativeTo", "compatibleWith"];
/** @type {Rule[]} */
const ABOUT = [
  { side: "left", name: "aroundTopics", relation: "onTopic", told: false, find: shared(topicsOf) },
  { side: "right", name: "aroundModels", relation: "covers", told: false, find: shared(modelsOf) },
];
/** @type {Rule} */
const WITHIN = { side: "top", name: "aroundWithin", relation: "partOf", find: led(["partOf", "listedIn"]) };

/** Of each kind what stands on which side. @type {Record<string, Rule[]>} */
const RULES = {
  Model: [
    { side: "top", name: "aroundBasis", relation: "basedOn", find: led(DESCENT) },
    { side: "left", name: "aroundBeside", relation: "comparedWith", find: tied(["equals", "comparedWith", ...LIKE]) },
    { side: "left", name: "aroundBeaten", relation: "outperforms", find: led(["outperforms"]) },
    { side: "right", name: "aroundBetter", relation: "outperforms", inward: true, find: leading(["outperforms"]) },
    { side: "bottom", name: "aroundBuilt", relation: "basedOn", inward: true, find: leading(DESCENT) },
    { side: "bottom", name: "aroundTopics", relation: "onTopic", told: false, find: shared(topicsOf) },
  ],
  Topic: [{ side: "top", name: "aroundBroader", relation: "broader", find: led(["broader"]) }, ...ABOUT, { side: "bottom", name: "aroundNarrower", relation: "broader", inward: true, find: leading(["broader"]) }],
  Organization: [{ side: "right", name: "aroundModels", relation: "developedBy", inward: true, find: leading(["developedBy"]) }, ABOUT[0]],
  Publisher: ABOUT,
  Section: [WITHIN, ...ABOUT, { side: "bottom", name: "aroundParts", relation: "partOf", inward: true, find: leading(["partOf"]) }],
  List: [...ABOUT, { side: "bottom", name: "aroundParts", relation: "partOf", inward: true, find: leading(["partOf"]) }],
  Article: [
    WITHIN,
    ...ABOUT,
    { side: "right", name: "aroundLike", relation: "alternativeTo", find: tied([...LIKE, "forkOf", "replaces", "crossPostOf"]) },
    { side: "bottom", name: "aroundShelf", relation: "listedIn", told: false, find: (node) => targets(node, "listedIn").slice(0, 1).flatMap((holder) => sources(holder, "listedIn")) },
  ],
};

/**
 * The sides of a thing that anything stands on; nothing stands on two.
 * @param {number} node
 * @param {number[]} articles what it is shown with
 * @returns {Sector[]}
 */
export function sectorsOf(node, articles) {
  const seen = new Set([node]);
  const label = visible(labelOf(node));
  const sectors = (RULES[kindOf(node)] ?? ABOUT).filter(({ relation }) => !state.hiddenRelations.has(relation)).map(({ side, name, relation, told = true, inward = false, find }) => {
    const members = Array.from(new Set(find(node, articles))).filter((one) => !seen.has(one) && passes(one) && !state.hidden.has(one));
    for (const one of members) seen.add(one);
    if (name === "aroundShelf") members.sort(inOrder);
    return { side, name: say(name, { label }), relation, told, inward, members };
  });
  return sectors.filter(({ members }) => members.length > 0);
}
