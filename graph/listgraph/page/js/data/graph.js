/** The whole graph: nodes, edges, attributes and evidence, each table decoded when it is first asked for. */
import { state } from "../ground/state.js";
import { shortAddress } from "../ground/text.js";
import { attributeNumber, block, counted, offsets, opening, relationNumber, summed } from "./data.js";

/**
 * @typedef {{source: Int32Array, relation: number[], target: number[], evidence: Int32Array,
 *   out: Int32Array, into: Int32Array, entering: Int32Array}} Edges
 * @typedef {{file: string, line: number, text: string}} SourceLine
 * @typedef {{line: SourceLine, start: number, end: number, entry: SourceLine | null,
 *   rule: {name: string, label: [string, string], comment: [string, string], example: string} | null, confidence: number}} Evidence
 */

/** @type {Record<string, any>} */
const made = {};

/**
 * @template T
 * @param {string} name
 * @param {() => T} make
 * @returns {T}
 */
function once(name, make) {
  made[name] ??= make();
  return made[name];
}

export const size = () => block("nodes").id.length;

/** @param {number} node @returns {string} */
export function idOf(node) {
  const { id, kind } = block("nodes");
  return id[node].startsWith("/") ? id[node].slice(1) : `${opening.kinds[kind[node]].path}/${id[node]}`;
}

/** What a node is called, in the reader's language where it has a name in it. @param {number} node @returns {string} */
export function labelOf(node) {
  const [english, chinese] = namesInBoth().get(node) ?? [];
  const label = block("nodes").label[node];
  if (kindOf(node) === "List") return headings().get(node) ?? label;
  if (label.startsWith("http")) return shortAddress(label);
  return (state.language === "zh" ? chinese : english) ?? opening.labels[node] ?? label;
}

/** The heading of each list that has one above all others. @returns {Map<number, string>} */
function headings() {
  return once("headings", () => {
    const { source, target, relation } = edges();
    /** @type {Map<number, number[]>} */
    const tops = new Map();
    for (let edge = 0; edge < relation.length; edge += 1) {
      if (relation[edge] !== relationNumber.partOf || kindOf(target[edge]) !== "List") continue;
      tops.set(target[edge], [...(tops.get(target[edge]) ?? []), source[edge]]);
    }
    const single = Array.from(tops).filter(([, sections]) => sections.length === 1);
    return new Map(single.map(([list, [section]]) => [list, block("nodes").label[section]]));
  });
}

/** The kinds whose names are translated; a model's is the same in both languages. */
const NAMED_IN_BOTH = ["Publisher", "Organization", "Topic"];

/** The names of publishers, organisations and topics in either language. @returns {Map<number, [string | undefined, string | undefined]>} */
function namesInBoth() {
  return once("names", () => {
    const { source, attribute } = block("literals");
    /** @type {Map<number, [string | undefined, string | undefined]>} */
    const names = new Map();
    summed(source).forEach((node, row) => {
      if (attribute[row] !== attributeNumber.prefLabel || !NAMED_IN_BOTH.includes(kindOf(node))) return;
      const name = wordsOf(row) || block("nodes").label[node];
      const known = names.get(node) ?? [undefined, undefined];
      known[/[\u3040-\u9fff]/.test(name) ? 1 : 0] ??= name;
      names.set(node, known);
    });
    return names;
  });
}

/** @param {number} node */
export const kindOf = (node) => /** @type {string} */ (opening.kinds[block("nodes").kind[node]].name);

/** @param {string} id */
export function nodeWithId(id) {
  return once("ids", () => new Map(Array.from({ length: size() }, (_, number) => [idOf(number), number]))).get(id);
}

/** @returns {Edges} */
export function edges() {
  return once("edges", () => {
    const raw = block("edges");
    const source = summed(raw.source);
    const out = starts(source);
    const into = starts(raw.target);
    const entering = new Int32Array(raw.target.length);
    const next = into.slice();
    for (let edge = 0; edge < entering.length; edge += 1) entering[next[raw.target[edge]]++] = edge;
    return { source, relation: raw.relation, target: raw.target, evidence: offsets(counted(entering.length, 1, raw)), out, into, entering };
  });
}

/**
 * For each node, where its rows begin in a table sorted by node.
 * @param {ArrayLike<number>} owners
 */
function starts(owners) {
  const counts = new Array(size()).fill(0);
  for (let row = 0; row < owners.length; row += 1) counts[owners[row]] += 1;
  return offsets(counts);
}

/**
 * The numbers of the edges that leave a node.
 * @param {number} node
 */
export function outgoing(node) {
  const { out } = edges();
  return Array.from({ length: out[node + 1] - out[node] }, (_, step) => out[node] + step);
}

/**
 * The numbers of the edges that enter a node.
 * @param {number} node
 */
export function incoming(node) {
  const { into, entering } = edges();
  return Array.from(entering.subarray(into[node], into[node + 1]));
}

/**
 * @param {number} edge
 * @returns {string}
 */
export const relationOf = (edge) => opening.relations[edges().relation[edge]].name;

/**
 * The edges between two nodes, whichever way they go.
 * @param {number} one
 * @param {number} two
 */
export function between(one, two) {
  const { source, target } = edges();
  return [
    ...outgoing(one).filter((edge) => target[edge] === two),
    ...incoming(one).filter((edge) => source[edge] === two && one !== two),
  ];
}

function literalTable() {
  return once("literals", () => {
    const raw = block("literals");
    const evidence = offsets(counted(raw.text.length, 0, raw), edges().evidence.at(-1));
    return { ...raw, starts: starts(summed(raw.source)), evidence };
  });
}

/** The words of an attribute, by its row: empty where they are the label of its node. @param {number} row @returns {string} */
export function wordsOf(row) {
  const { text, again } = block("literals");
  return typeof text[row] === "number" ? again[text[row]] : text[row];
}

/**
 * The attributes of a node.
 * @param {number} node
 * @returns {{name: string, label: [string, string], datatype: string, text: string, evidence: number[]}[]}
 */
export function attributes(node) {
  const table = literalTable();
  const found = [];
  for (let row = table.starts[node]; row < table.starts[node + 1]; row += 1) {
    const evidence = range(table.evidence[row], table.evidence[row + 1]);
    found.push({ ...opening.attributes[table.attribute[row]], text: wordsOf(row) || labelOf(node), evidence });
  }
  return found;
}

/**
 * Where a link to a node leads: to the address that a list has, else the canonical one; empty for none. Of several it is
 * the canonical one, where a list has it so, else the shortest.
 * @param {number} node
 */
export function address(node) {
  const [url = ""] = values(node, "url");
  const listed = values(node, "listedUrl");
  return !listed.length || listed.includes(url) ? url : listed.reduce((one, other) => (other.length < one.length ? other : one));
}

/**
 * The values of one attribute of a node.
 * @param {number} node
 * @param {string} name
 * @returns {string[]}
 */
export function values(node, name) {
  const table = literalTable();
  const wanted = attributeNumber[name];
  const found = [];
  for (let row = table.starts[node]; row < table.starts[node + 1]; row += 1) {
    if (table.attribute[row] === wanted) found.push(wordsOf(row) || labelOf(node));
  }
  return found;
}

/**
 * The numbers of the evidence of an edge.
 * @param {number} edge
 */
export function evidenceOf(edge) {
  const table = edges().evidence;
  return range(table[edge], table[edge + 1]);
}

/**
 * @param {number} from
 * @param {number} to
 */
function range(from, to) {
  return Array.from({ length: to - from }, (_, step) => from + step);
}

function evidenceTable() {
  return once("evidence", () => {
    const raw = block("evidence");
    return { ...raw, line: summed(raw.line) };
  });
}

/** The lines that evidence points to: the file and the number of each row. */
function lineTable() {
  return once("lines", () => {
    const raw = block("lines");
    return { files: raw.files, file: summed(raw.file), number: summed(raw.number) };
  });
}

/**
 * @param {number} row
 * @returns {SourceLine}
 */
function sourceLine(row) {
  const lines = lineTable();
  return { file: lines.files[lines.file[row]], line: lines.number[row], text: block("texts").text[row] };
}

/** A file has fewer lines than this. */
const LINES = 2 ** 26;

/** The line of the entry of a piece of evidence, counted through all files. @param {number} row @returns {number} */
export function lineAt(row) {
  const { line, entry } = evidenceTable();
  const { file, number } = lineTable();
  return file[line[row]] * LINES + number[line[row] + entry[row]];
}

/** Where in their line the words of a piece of evidence begin. @param {number} row @returns {number} */
export const startAt = (row) => evidenceTable().start[row];

/**
 * One piece of evidence, put together.
 * @param {number} row
 * @returns {Evidence}
 */
export function evidence(row) {
  const table = evidenceTable();
  return {
    line: sourceLine(table.line[row]),
    start: table.start[row],
    end: table.start[row] + table.length[row],
    entry: table.entry[row] ? sourceLine(table.line[row] + table.entry[row]) : null,
    rule: opening.rules[table.rule[table.why[row]]] ?? null,
    confidence: table.confidence[table.why[row]] / 1000,
  };
}

/**
 * How sure the surest evidence of an edge is, between 0 and 1.
 * @param {number} edge
 * @returns {number}
 */
export function confidenceOf(edge) {
  return once("confidence", () => {
    const first = edges().evidence;
    const { confidence, why } = block("evidence");
    return Float64Array.from({ length: first.length - 1 }, (_, one) => {
      let best = first[one] === first[one + 1] ? 1000 : 0;
      for (let row = first[one]; row < first[one + 1]; row += 1) best = Math.max(best, confidence[why[row]]);
      return best / 1000;
    });
  })[edge];
}

/**
 * The articles that a line lists.
 * @param {SourceLine} line
 * @returns {number[]}
 */
export function articlesAt(line) {
  const found = once("places", () => {
    const { relation, source } = edges();
    /** @type {Map<string, Set<number>>} */
    const places = new Map();
    for (let edge = 0; edge < relation.length; edge += 1) {
      if (relation[edge] !== relationNumber.listedIn) continue;
      for (const row of evidenceOf(edge)) {
        const at = evidence(row);
        const key = `${(at.entry ?? at.line).line}:${at.line.file}`;
        if (!places.has(key)) places.set(key, new Set());
        places.get(key)?.add(source[edge]);
      }
    }
    return places;
  });
  return Array.from(found.get(`${line.line}:${line.file}`) ?? []);
}
