/** Things as text to take elsewhere: a Markdown list, BibTeX, CSV. */
import { opening } from "../data/data.js";
import { headingPath, targets, topicsOf } from "../data/facets.js";
import { address, idOf, kindOf, labelOf, values } from "../data/graph.js";
import { MARKS, markOf } from "../data/mine.js";
import { chaptersOf } from "../data/places.js";
import { pick, say } from "../ground/messages.js";
import { visible, webAddress } from "../ground/text.js";
import { csvText } from "./csv.js";

/** Where a browser may be sent to for a node; empty where nowhere. @param {number} node */
const webOf = (node) => [address(node), ...values(node, "homepage")].find(webAddress) ?? "";

/** Text that Markdown takes as it is. @param {string} text */
const plainly = (text) => visible(text).replace(/[\\`*_[\]<]/g, "\\$&");

/** What is said of a node. @param {number} node */
const said = (node) => Array.from(new Set(values(node, "description"))).join(" / ");

/** A node as lines of a list, with the reader's note below. @param {number} node */
export function markdownItem(node) {
  const [title, url, about] = [plainly(labelOf(node)), webOf(node), plainly(said(node))];
  const note = markOf(idOf(node)).note?.split("\n") ?? [];
  return [`- ${url ? `[${title}](<${url}>)` : title}${about ? ` - ${about}` : ""}`, ...note.map((line) => `  > ${line}`)];
}

/** A list with the headings that its articles stand under. @param {number[]} nodes */
export function asMarkdown(nodes) {
  let above = "";
  const lines = nodes.flatMap((node) => {
    const section = kindOf(node) === "Article" ? chaptersOf(node).at(-1) : undefined;
    const heading = section === undefined ? "" : plainly(labelOf(section));
    const begins = heading !== above;
    above = heading;
    return [...(begins ? ["", `## ${heading || say("others")}`, ""] : []), ...markdownItem(node)];
  });
  return `${lines.join("\n").trimStart()}\n`;
}

/** The types of BibLaTeX, by medium; what has none here is a page of the Web. */
/** @type {Record<string, string>} */
const TYPES = { paper: "misc", book: "book", dataset: "dataset", code: "software", model: "software", video: "video" };

/** The articles as BibTeX, as a build writes them. @param {number[]} nodes */
export const asBibtex = (nodes) => nodes.filter((node) => kindOf(node) === "Article").map(reference).join("\n");

/** @param {number} node */
function reference(node) {
  const type = TYPES[values(node, "medium")[0] ?? ""] ?? "online";
  const arxiv = /^https:\/\/arxiv\.org\/abs\/(.+)$/.exec(values(node, "url")[0] ?? "")?.[1] ?? "";
  const keywords = [...targets(node, "covers"), ...topicsOf(node)].map((one) => visible(labelOf(one)).replace(/,/g, " ").replace(/\s+/g, " "));
  /** @type {[string, string][]} */
  const fields = [
    ["title", `{${escaped(visible(labelOf(node)))}}`],
    ["year", escaped(values(node, "published")[0] ?? "")],
    [type === "book" ? "publisher" : "organization", escaped(visible(targets(node, "publishedBy").slice(0, 1).map(labelOf).join("")))],
    ["eprint", escaped(arxiv)],
    ["archiveprefix", arxiv && "arXiv"],
    ["url", webAddress(address(node)).replace(/[^\w!#$%&'()*+,\-./:;=?@[\]~]+/g, encoded)],
    ["keywords", escaped(keywords.join(", "))],
    ["abstract", escaped(values(node, "description").map(visible).join(" "))],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
  return [`@${type}{${idOf(node).replace(/\//g, "-")},`, ...lines, "}\n"].join("\n");
}

/** @param {string} text */
const encoded = (text) => encodeURIComponent(text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "?"));

/** @type {Record<string, string>} */
const SPECIAL = { "\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "<": "\\textless{}", ">": "\\textgreater{}", "`": "\\`{}" };
/** BibTeX counts braces: those without a partner have to go by a name. */
/** @type {Record<string, string>} */
const NAMED = { "{": "\\textbraceleft{}", "}": "\\textbraceright{}" };

/** Text to stand in a field between braces. @param {string} text */
function escaped(text) {
  const signs = isBalanced(text) ? SPECIAL : { ...SPECIAL, ...NAMED };
  return text.replace(/[\\^~<>`$&#_%{}]/g, (sign) => signs[sign] ?? `\\${sign}`).replace(/(?<=-)-|(?<=')'|(?<=,),/g, "{}$&");
}

/** @param {string} text */
function isBalanced(text) {
  let depth = 0;
  for (const sign of text) {
    depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Things as a table. @param {number[]} nodes */
export function asCsv(nodes) {
  const head = ["name", "kind", "publisher", "section", "medium", "language", "year"].map((name) => say(`column_${name}`));
  const rows = nodes.map((node) => [
    labelOf(node),
    pick(opening.kinds.find((/** @type {{name: string}} */ kind) => kind.name === kindOf(node)).label),
    targets(node, "publishedBy").map(labelOf).join(", "),
    targets(node, "listedIn").map((one) => (kindOf(one) === "Section" ? headingPath(one) : labelOf(one))).join(", "),
    values(node, "medium").map((medium) => say(`medium_${medium}`)).join(", "),
    values(node, "language").join(", "),
    (values(node, "published")[0] ?? values(node, "firstReleased")[0] ?? "").slice(0, 4),
    webOf(node),
    ...MARKS.map((name) => (markOf(idOf(node))[name] ? "x" : "")),
    markOf(idOf(node)).note ?? "",
    opening.base + idOf(node),
  ]);
  return csvText([[...head, "URL", ...[...MARKS, "note"].map((name) => say(`mark_${name}`)), "IRI"], ...rows]);
}
