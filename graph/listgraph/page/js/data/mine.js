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

/** Marks and views from a file are added to those that are there. @param {string} text */
export function addMarks(text) {
  const found = JSON.parse(text);
  keepViews([...views, ...takenViews(found?.[VIEWS])]);
  keep(new Map([...marks, ...taken(found)]));
}

/** The marks before each change, with the step at which it was made. */
/** @type {{step: number, marks: Map<string, Mark>}[]} */
const before = [];
let stepNow = () => 0;

/** @param {() => number} step tells how far the reader has gone */
export function onMarks(step) {
  stepNow = step;
}

/** Take back the last change, if it was made at that step; whether there was one. @param {number} step */
export function undoMarks(step) {
  while (before.length && before[before.length - 1].step > step) before.pop();
  if (before[before.length - 1]?.step !== step) return false;
  store(/** @type {{marks: Map<string, Mark>}} */ (before.pop()).marks);
  return true;
}

/** @param {Map<string, Mark>} next */
function keep(next) {
  before.push({ step: stepNow(), marks });
  store(next);
}

/** @param {Map<string, Mark>} next */
function store(next) {
  marks = next;
  version += 1;
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(marks)));
  } catch {
    // kept until the tab is closed
  }
}

/** A view of the page that the reader has given a name. */
/** @typedef {{name: string, address: string}} View */

/** The key of the views in a file of marks: no article has it. */
const VIEWS = "views";
const VIEWS_KEY = `${KEY} ${VIEWS}`;
/** @type {View[]} */
let views = storedViews();

/** @returns {View[]} */
function storedViews() {
  try {
    return takenViews(JSON.parse(localStorage.getItem(VIEWS_KEY) ?? "[]"));
  } catch {
    return [];
  }
}

/** What of a file or of the store is a view. @param {unknown} found @returns {View[]} */
function takenViews(found) {
  const rows = Array.isArray(found) ? found : [];
  return rows.filter((one) => typeof one?.name === "string" && typeof one?.address === "string").map(({ name, address }) => ({ name, address }));
}

export const allViews = () => views;

/** Keep these views, one of a name. @param {View[]} next */
export function keepViews(next) {
  views = Array.from(new Map(next.map((view) => [view.name, view])).values());
  try {
    localStorage.setItem(VIEWS_KEY, JSON.stringify(views));
  } catch {
    // kept until the tab is closed
  }
}

/** All marks and views as a file. */
export const marksText = () => JSON.stringify({ ...Object.fromEntries(marks), ...(views.length ? { [VIEWS]: views } : {}) }, null, 1);

/** The facet values of an article: the marks that it has. @param {string} id */
export const marksOf = (id) => [...MARKS.filter((name) => markOf(id)[name]), ...(markOf(id).note ? ["note"] : [])];
