/** What is told of a thing while the pointer rests on it; nothing else of the picture changes. */
import { byId, element, isolated } from "../ground/dom.js";
import { headingPath, modelsOf, targets, topicsOf } from "../data/facets.js";
import { kindOf, labelOf } from "../data/graph.js";
import { number, say } from "../ground/messages.js";
import { entryCount } from "../panel/parts.js";
import { sentence } from "../panel/sentence.js";
import { facts, firstWords } from "./words.js";

/** @typedef {import("./scene.js").Target} Target */

const WAIT = 120;
const PARTS = 5;
const card = byId("card");
/** @type {Target | null} */
let shown = null;
/** @type {number | undefined} */
let waiting;

export function hideCard() {
  clearTimeout(waiting);
  shown = null;
  card.hidden = true;
}

/**
 * @param {Target | null} target
 * @param {number} x on the screen
 * @param {number} y
 * @param {number} [wait]
 */
export function showCard(target, x, y, wait = WAIT) {
  if (!target) return hideCard();
  if (target === shown) return;
  hideCard();
  shown = target;
  const fill = () => {
    card.replaceChildren(.../** @type {Node[]} */ ((target.node !== null ? nodeWords(target.node) : groupWords(target)).filter(Boolean)));
    card.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = card;
    card.style.left = `${Math.max(8, Math.min(x + 14, innerWidth - width - 8))}px`;
    card.style.top = `${y + 16 + height < innerHeight ? y + 16 : Math.max(8, y - height - 12)}px`;
  };
  if (wait) waiting = setTimeout(fill, wait);
  else fill();
}

/** @param {number} node */
function nodeWords(node) {
  const [section] = targets(node, "listedIn");
  const where = section !== undefined && kindOf(section) === "Section" ? headingPath(section) : "";
  const line = kindOf(node) === "Article" ? [...facts(node), where].filter(Boolean).join(" · ") : sentence(node);
  const about = [...modelsOf(node), ...topicsOf(node)].slice(0, 4).map(labelOf).join(", ");
  const described = firstWords(node);
  return [
    element("strong", {}, isolated(labelOf(node))),
    line && element("p", { class: "muted" }, isolated(line)),
    described && element("p", { class: "two-lines" }, isolated(described)),
    about && element("p", { class: "muted" }, isolated(about)),
  ];
}

/** @param {Target} target */
function groupWords({ group }) {
  if (!group) return [];
  const cells = ("cells" in group ? group.cells : group.parts ?? []).map((cell) => ({ name: cell.label, count: cell.members.length }));
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const bars = cells.slice(0, PARTS).map(({ name, count }) => {
    const bar = element("i", { class: "bar-part" });
    bar.style.width = `${Math.round((100 * count) / most)}%`;
    return element("li", {}, isolated(name), element("span", {}, bar), element("span", { class: "count" }, number(count)));
  });
  const count = "cells" in group ? group.count : group.members.length;
  return [
    element("p", { class: "card-head" }, element("strong", {}, isolated(group.label)), element("span", { class: "count" }, entryCount(count))),
    cells.length > 1 ? element("ul", { class: "bars" }, ...bars) : null,
    element("p", { class: "hint" }, say("clickOpens")),
  ];
}
