/** Two things side by side: the one that was pinned, what it shares with the other, and where they differ. */
import { scores } from "../data/contests.js";
import { sources, targets } from "../data/facets.js";
import { between, edges, incoming, kindOf, labelOf, outgoing, relationOf, values } from "../data/graph.js";
import { opening } from "../data/data.js";
import { byId, element, isolated } from "../ground/dom.js";
import { number, pick, say } from "../ground/messages.js";
import { change, state } from "../ground/state.js";
import { nodeContent } from "./panel.js";
import { areTexts, nodeButton, relationName, showSome } from "./parts.js";
import { articlesAbout } from "./sentence.js";

const aside = byId("beside");
const FIRST = 8;
/** Relations and attributes in which two things differ in a way that tells something. */
const TOLD_RELATIONS = ["developedBy", "basedOn", "variantOf", "succeeds", "publishedBy"];
const TOLD_VALUES = ["firstReleased", "published", "medium", "language", "homepage"];
/** The relations that a score counts. */
const SCORED = ["outperforms", "equals", "comparedWith"];
/** Kinds of which it says nothing that two things have the same. */
const UNSAID = ["Comparison", "List", "Article"];

/** Show what is pinned beside what is chosen. */
export function showBeside() {
  const { beside, selection } = state;
  const focused = aside.contains(document.activeElement);
  aside.hidden = beside === null;
  document.body.classList.toggle("beside-open", beside !== null);
  if (beside === null) {
    if (focused) byId("panel").focus({ preventScroll: true });
    return;
  }
  const other = selection && "node" in selection && selection.node !== beside ? selection.node : null;
  const close = element("button", { type: "button", class: "icon close", "aria-label": say("close"), title: say("close"), onclick: () => change({ beside: null }) }, "✕");
  const parts = other === null ? [element("p", { class: "hint" }, say("besideWhat"))] : compared(beside, other);
  aside.replaceChildren(close, ...parts, element("section", { class: "whole" }, .../** @type {Node[]} */ (nodeContent(beside).filter(Boolean))));
  aside.scrollTop = 0;
  if (focused) aside.focus({ preventScroll: true });
}

/** @param {number} one @param {number} other */
function compared(one, other) {
  const title = element("h2", { class: "versus" }, nodeButton(one), element("span", { class: "verb" }, say("versus")), nodeButton(other));
  return [title, ...verdict(one, other), ...shared(one, other), ...different(one, other), ...common(one, other)];
}

/** @param {string} key @param {(Node | string)[]} rows @param {number} [count] */
const part = (key, rows, count) => (rows.length ? [element("h3", {}, say(key), count === undefined ? null : element("span", { class: "count" }, number(count))), ...rows] : []);

/** Who beat whom, and what else is said of the two. @param {number} one @param {number} other */
function verdict(one, other) {
  const score = scores().get(one)?.get(other);
  // What the score counts is not said again by the name of its relation.
  const names = Array.from(new Set(between(one, other).map(relationOf))).filter((name) => !score || !SCORED.includes(name));
  const open = () => change({ selection: { source: one, target: other } });
  const words = Object.entries(score ?? {}).filter(([, count]) => count > 0).map(([name, count]) => say(`${name}Count`, { count: number(count) }));
  const said = names.length + words.length ? element("p", {}, element("button", { type: "button", class: "link", onclick: open }, [...words, ...names.map(relationName)].join(" · "))) : element("p", {}, say("neverTogether"));
  return part("verdict", [...(words.length ? [isolated(`${labelOf(one)}: `)] : []), said]);
}

/** What a thing is tied to, but for articles. @param {number} node */
function tied(node) {
  const { source, target } = edges();
  const ends = [...outgoing(node).map((edge) => target[edge]), ...incoming(node).map((edge) => source[edge])];
  return new Set(ends.filter((end) => !UNSAID.includes(kindOf(end))));
}

/** @param {number} one @param {number} other */
function shared(one, other) {
  const known = tied(other);
  const same = [...tied(one)].filter((node) => known.has(node));
  const alike = TOLD_VALUES.flatMap((name) => values(one, name).filter((text) => values(other, name).includes(text)).map((text) => valueText(name, text)));
  const list = element("ul", { class: "neighbours" });
  showSome(list, same, FIRST, (node) => element("li", {}, nodeButton(node)));
  const rows = [...(same.length ? [list] : []), ...(alike.length ? [element("p", {}, isolated(alike.join(" · ")))] : [])];
  return part("whatTheyShare", rows.length ? rows : [element("p", {}, say("nothingShared"))]);
}

/** @param {string} name @param {string} text */
const valueText = (name, text) => (name === "medium" ? say(`medium_${text}`) : text);

/** A row for each fact that the two do not have alike. @param {number} one @param {number} other */
function different(one, other) {
  const facts = [
    ...TOLD_RELATIONS.map((name) => ({ name: relationName(name), of: (/** @type {number} */ node) => targets(node, name).map(labelOf).join(say("comma")) })),
    ...TOLD_VALUES.map((name) => ({ name: pick(opening.attributes.find((/** @type {{name: string}} */ row) => row.name === name).label), of: (/** @type {number} */ node) => values(node, name).map((text) => valueText(name, text)).join(", ") })),
    { name: say(areTexts() ? "articles" : "entries"), of: (/** @type {number} */ node) => (kindOf(node) === "Article" ? "" : number(articlesAbout(node).size)) },
  ];
  const rows = facts.map(({ name, of }) => [name, of(one), of(other)]).filter(([, a, b]) => a !== b);
  if (!rows.length) return [];
  const head = element("tr", {}, element("td"), ...[one, other].map((node) => element("th", { scope: "col" }, isolated(labelOf(node)))));
  const body = rows.map(([name, ...both]) => element("tr", {}, element("th", { scope: "row" }, name), ...both.map((text) => element("td", {}, text ? isolated(text) : "–"))));
  return part("whatDiffers", [element("table", { class: "differences" }, element("thead", {}, head), element("tbody", {}, ...body))]);
}

/** The articles that are about a thing or mention it. @param {number} node */
const speaking = (node) => new Set([...articlesAbout(node), ...sources(node, "mentions")]);

/** @param {number} one @param {number} other */
function common(one, other) {
  const known = speaking(other);
  const both = [...speaking(one)].filter((article) => known.has(article));
  const list = element("ul", { class: "neighbours" });
  showSome(list, both, FIRST, (article) => element("li", {}, nodeButton(article)));
  return part("ofBoth", both.length ? [list] : [], both.length);
}
