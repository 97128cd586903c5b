/** A piece of evidence on the screen: the line of the list with the matched words marked, and why. */
import { opening } from "../data/data.js";
import { element, isolated, linkOut } from "../ground/dom.js";
import { articlesAt, labelOf } from "../data/graph.js";
import { pick, say } from "../ground/messages.js";
import { visible } from "../ground/text.js";

/** @typedef {import("../data/graph.js").Evidence} Evidence */

/**
 * @param {Evidence} item
 * @param {(node: number) => void} open
 */
export function evidenceCard(item, open) {
  const percent = `${Math.round(item.confidence * 1000) / 10} %`;
  const meter = element("meter", { min: 0, max: 1, value: item.confidence, "aria-hidden": "true" });
  return element(
    "figure",
    { class: "evidence" },
    item.line.line ? element("blockquote", {}, ...marked(item)) : element("p", {}, say("lexiconNote", { file: item.line.file })),
    item.entry && element("p", { class: "place" }, say("entryBelow")),
    item.entry && element("blockquote", { class: "entry" }, isolated(item.entry.text)),
    item.line.line > 0 && element("p", { class: "place" }, placeLink(item)),
    item.line.line > 0 && articleLinks(item, open),
    element(
      "figcaption",
      {},
      item.rule && element("p", { class: "rule" }, element("strong", {}, say("rule")), " ", element("span", { class: "rule-name" }, pick(item.rule.label))),
      item.rule && element("p", { class: "rule-comment" }, pick(item.rule.comment)),
      item.rule?.example && element("p", { class: "rule-comment" }, element("span", { class: "small-label" }, say("example")), " ", isolated(item.rule.example)),
      element("p", { class: "confidence" }, meter, " ", say("confidence", { percent })),
    ),
  );
}

/**
 * File and line, as an editor takes it.
 * @param {Evidence} item
 */
export function place(item) {
  const line = item.entry ?? item.line;
  return line.line ? `${line.file}:${line.line}` : line.file;
}

/** The place, which leads to the line where the lists can be read. @param {Evidence} item */
export function placeLink(item) {
  const { file, line } = item.entry ?? item.line;
  if (!opening.source) return isolated(place(item));
  const path = file.split("/").map(encodeURIComponent).join("/");
  return linkOut(`${opening.source}/${path}${opening.line}${line}`, isolated(`${place(item)} ↗`));
}

/**
 * The line's text with the matched words in a mark.
 * @param {Evidence} item
 */
export function marked(item) {
  const { text } = item.line;
  return [
    element("bdi", {}, spaced(text.slice(0, item.start)), element("mark", {}, spaced(text.slice(item.start, item.end))), spaced(text.slice(item.end))),
  ];
}

/**
 * Safe to see, with the spaces at its ends kept.
 * @param {string} text
 */
function spaced(text) {
  const head = /^\s/.test(text) ? " " : "";
  const tail = /\S\s+$/.test(text) ? " " : "";
  return `${head}${visible(text)}${tail}`;
}

/**
 * @param {Evidence} item
 * @param {(node: number) => void} open
 */
function articleLinks(item, open) {
  const articles = articlesAt(item.entry ?? item.line);
  if (!articles.length) return null;
  const buttons = articles.map((node) =>
    element("button", { type: "button", class: "link", onclick: () => open(node) }, isolated(labelOf(node))),
  );
  return element("p", { class: "in-article" }, element("span", { class: "small-label" }, say("inArticle")), " ", ...buttons);
}
