/** Parts that panels are made of: names, a node as a button, the first of many rows. */
import { kindNumber, opening, relationNumber } from "../data/data.js";
import { element, isolated, sign } from "../ground/dom.js";
import { facet } from "../data/facets.js";
import { address, kindOf, labelOf, values } from "../data/graph.js";
import { number, pick, say } from "../ground/messages.js";
import { change } from "../ground/state.js";
import { webAddress } from "../ground/text.js";

/** @param {number} node */
export const openNode = (node) => change({ selection: { node } });

/**
 * @param {string} relation
 * @returns {string}
 */
export const relationName = (relation) => pick(opening.relations[relationNumber[relation]].label);

/** @param {string} kind */
export const kindName = (kind) => (kind === "Article" && !areTexts() ? say("entry") : pick(opening.kinds[kindNumber[kind]].label));

/** Media that are there to be read or watched. */
const TEXTS = new Set(["paper", "post", "video", "book", "course", "social"]);
/** @type {boolean | null} */
let texts = null;

/** Whether most of what the lists lead to are texts: else they are called entries. */
export function areTexts() {
  if (texts === null) {
    const { values: media, items } = facet("medium");
    const count = items.reduce((sum, item) => sum + (TEXTS.has(media[item].key) ? 1 : 0), 0);
    texts = 2 * count >= items.length;
  }
  return texts;
}

/** So many articles, or entries, in words. @param {number} count */
export const entryCount = (count) => say(`${areTexts() ? "articles" : "entries"}${count === 1 ? "One" : "Many"}`, { count: number(count) });

/** Where a browser may be sent to for a node: the article or the publisher's page; empty where nowhere. @param {number} node */
export const addressOf = (node) => [address(node), ...values(node, "homepage")].find(webAddress) ?? "";

/** What the way out leads to, as the key of a message. @param {number} node */
export const outKey = (node) => (kindOf(node) !== "Article" ? "openPage" : areTexts() ? "openArticle" : "openEntry");

/** @param {number} node */
export function nodeButton(node) {
  const kind = kindOf(node);
  return element(
    "button",
    { type: "button", class: "chip", onclick: () => openNode(node) },
    kind === "Comparison" ? null : sign(opening.styles.kinds[kind].shape, kind),
    isolated(labelOf(node)),
  );
}

/**
 * The first rows, and a button for the rest.
 * @template T
 * @param {HTMLElement} list
 * @param {T[]} rows
 * @param {number} count
 * @param {(row: T) => HTMLElement} make
 */
export function showSome(list, rows, count, make) {
  list.append(...rows.slice(0, count).map(make));
  const rest = rows.slice(count);
  if (!rest.length) return;
  const more = element("button", { type: "button", class: "link" }, say("more", { count: number(rest.length) }));
  const item = element("li", { class: "more" }, more);
  more.addEventListener("click", () => {
    item.remove();
    showSome(list, rest, 50, make);
  });
  list.append(item);
}
