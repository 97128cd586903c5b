/** What the reader marks: stars, later, read and notes, by the article's id; kept in this browser only. */
import { opening } from "./data.js";

/** @typedef {{star?: boolean, later?: boolean, read?: boolean, note?: string}} Mark */

/** The marks that are either set or not. */
export const MARKS = /** @type {const} */ (["star", "later", "read"]);
const KEY = `listgraph ${opening.base} ${document.title}`;

/** @type {Map<string, Mark>} */
let marks = stored();
let version = 0;

/** @returns {Map<string, Mark>} */
function stored() {
  try {
    return taken(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return new Map(); // the browser keeps nothing for this page, or something else
  }
}

/** What of a file or of the store is a mark. @param {unknown} found @returns {Map<string, Mark>} */
function taken(found) {
  const rows = typeof found === "object" && found !== null ? Object.entries(found) : [];
  return new Map(rows.flatMap(([id, given]) => {
    const mark = Object.fromEntries(MARKS.filter((name) => given?.[name] === true).map((name) => [name, true]));
    if (typeof given?.note === "string" && given.note) mark.note = given.note;
    return Object.keys(mark).length ? [[id, mark]] : [];
  }));
}

/** @param {string} id @returns {Mark} */
export const markOf = (id) => marks.get(id) ?? {};

/** How often marks have changed. */
export const marksVersion = () => version;

export const allMarks = () => marks;

/** @param {string} id @param {Mark} given */
export const setMark = (id, given) => setMarks([id], given);

/** The same for several at once. @param {string[]} ids @param {Mark} given */
export function setMarks(ids, given) {
  const next = new Map(marks);
  for (const id of ids) {
    next.delete(id);
    for (const [, mark] of taken({ [id]: { ...markOf(id), ...given } })) next.set(id, mark);
  }
  keep(next);
}

/** Marks from a file are added to those that are there. @param {string} text */
export function addMarks(text) {
  keep(new Map([...marks, ...taken(JSON.parse(text))]));
}

/** @param {Map<string, Mark>} next */
function keep(next) {
  marks = next;
  version += 1;
  try {
    localStorage.setItem(KEY, marksText());
  } catch {
    // kept until the tab is closed
  }
}

/** All marks as a file. */
export const marksText = () => JSON.stringify(Object.fromEntries(marks), null, 1);

/** The facet values of an article: the marks that it has. @param {string} id */
export const marksOf = (id) => [...MARKS.filter((name) => markOf(id)[name]), ...(markOf(id).note ? ["note"] : [])];
