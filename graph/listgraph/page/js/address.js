/**
 * The view in the address: what follows the `#` gives the same view again, from a file as well.
 *
 * `node`, `line` or `path` is what is selected, `from` the first end of a path while the other is
 * looked for, `only` the steps of the focus, `off` the kinds and relations that are filtered out; the
 * facets' names and `confidence` are what is filtered by, `with` the nodes taken in, `without` those
 * hidden, `pin`, `fold` and `moved` those pinned, collapsed and moved. `q` is the search whose results
 * are lit, `found` whether they alone are shown, `at` the camera, `view` the tab, `picture` the
 * network where it is not the map, `group` what the map is gathered by, `rows`, `sort` and `find` are what the table shows, `more`
 * how often more of the matrix or timeline was asked for.
 * `picked` are the things picked by hand, `beside` the one that others are set beside.
 * `embed` leaves out everything but the picture.
 */
import { cameraPlace, isElsewhere, onCamera, openCamera, placeCamera } from "./picture/camera.js";
import { kindNumber, relationNumber } from "./data/data.js";
import { guests, openingNodes, removeSpot, spots, upright } from "./picture/drawing.js";
import { FACETS } from "./data/facets.js";
import { idOf, nodeWithId } from "./data/graph.js";
import { onMarks, undoMarks } from "./data/mine.js";
import { isWriting } from "./controls/controls.js";
import { answer } from "./search/answer.js";
import { seek } from "./search/results.js";
import { BACKBONES } from "./map/backbone.js";
import { COLUMNS } from "./views/tablecolumns.js";
import { change, state } from "./ground/state.js";
import { reveal } from "./picture/taking.js";
import { VIEWS } from "./views/views.js";

/** @typedef {import("./ground/state.js").State} State */

const OFF = ["Section", "List"];
/** Choices that the back button undoes; the camera, words being typed and looks are not among them. */
/** @type {(keyof State)[]} */
const STEPS = ["selection", "view", "picture", "group", "rows", "focus", "hidden", "collapsed", "pinned", "moved", "picked", "beside", "facets", "found", "confidence", "hiddenKinds", "hiddenRelations"];
/** Parts of the address that make no step of their own. */
const PASSING = ["sort", "find", "more", "q", "at", "theme", "lang", "embed"];
/** While an address is being followed, nothing is written to it. */
let following = false;

/** The part after the `#` for the present view. */
export function address() {
  const { selection, focus, hidden, hiddenKinds, hiddenRelations, language, theme } = state;
  const off = [...hiddenKinds, ...hiddenRelations];
  const added = Array.from(spots.keys()).filter((node) => !openingNodes.has(node) && !guests.has(node));
  const started = off.length === OFF.length && OFF.every((name) => hiddenKinds.has(name));
  /** @type {[string, string | number | false | undefined][]} */
  const parts = [
    ["view", state.view !== "graph" && state.view],
    ["rows", state.rows !== "Article" && state.rows],
    ["sort", state.sort],
    ["find", state.sought],
    ["more", state.more],
    ["q", state.query],
    ["found", state.found !== null && "only"],
    ["node", selection !== null && "node" in selection && idOf(selection.node)],
    ["line", selection !== null && "source" in selection && `${idOf(selection.source)},${idOf(selection.target)}`],
    ["path", selection !== null && "from" in selection && `${idOf(selection.from)},${idOf(selection.to)}`],
    ["from", state.pathFrom !== null && idOf(state.pathFrom)],
    ["pin", Array.from(state.pinned, idOf).join(",")],
    ["fold", Array.from(state.collapsed, idOf).join(",")],
    ["moved", Array.from(state.moved, ([node, place]) => [idOf(node), ...turned(place)].join("@")).join(",")],
    ["picked", Array.from(state.picked, idOf).join(",")],
    ["beside", state.beside !== null && idOf(state.beside)],
    ["only", focus !== null && `${idOf(focus.node)},${focus.steps}`],
    ["off", !started && (off.join(",") || "-")],
    .../** @type {[string, string][]} */ (FACETS.map((name) => [name, Array.from(state.facets[name] ?? []).join(",")])),
    ["confidence", state.confidence],
    ["with", added.map(idOf).join(",")],
    ["without", Array.from(hidden, idOf).join(",")],
    ["at", state.picture === "network" && isElsewhere() && cameraText()],
    ["theme", theme],
    ["lang", languageChosen && language],
    ["embed", document.body.classList.contains("embed") && "1"],
    ["picture", state.picture !== "map" && state.picture],
    ["group", state.group],
  ];
  const text = parts.filter(([, value]) => value).map(([name, value]) => `${name}=${encoded(String(value))}`);
  return text.join("&");
}

/** The camera's place, as short as it can be without being seen. */
function cameraText() {
  const { x, y, scale } = cameraPlace();
  return [Math.round(x), Math.round(y), Math.round(scale * 1000) / 1000].join(",");
}

/** @param {string} text */
const encoded = (text) => encodeURIComponent(text).replace(/%2F/g, "/").replace(/%2C/g, ",").replace(/%40/g, "@");

/**
 * A place as it is on a wide screen; on a high one, x and y have changed places.
 * @param {{x: number, y: number}} place
 */
const turned = ({ x, y }) => (upright ? [y, x] : [x, y]);

/**
 * @param {string} text as in the address
 * @returns {[number, {x: number, y: number}] | null}
 */
function movedPlace(text) {
  const [id, ...numbers] = text.split("@");
  const node = nodeWithId(id);
  const [x, y] = numbers.map(Number);
  if (node === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return null;
  return [node, upright ? { x: y, y: x } : { x, y }];
}

let languageChosen = false;

/**
 * Write the view into the address.
 * @param {Partial<State>} changed
 */
export function writeAddress(changed) {
  if (changed.language && !following) languageChosen = true;
  if (following || Object.keys(changed).every((name) => ["hover", "hits"].includes(name))) return;
  const url = `#${address()}`;
  if (url === (location.hash || "#")) return;
  // In a frame of a notebook, a fragment alone would be one of the page around it.
  const whole = new URL(url, location.href).href;
  if (STEPS.some((name) => name in changed) && lasting(url) !== lasting(location.hash)) history.pushState(depth() + 1, "", whole);
  else history.replaceState(history.state, "", whole);
  here = depth();
}

/** What of an address the back button undoes. @param {string} hash */
const lasting = (hash) => hash.slice(1).split("&").filter((part) => part && !PASSING.includes(part.split("=")[0])).join("&");

/** How many steps back there are that lead to another view of this page. */
const depth = () => (typeof history.state === "number" ? history.state : 0);

/** Ctrl+Z takes back what was done last: a mark, or a step from view to view. */
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || isWriting(event)) return;
  event.preventDefault();
  if (event.shiftKey) history.forward();
  else if (undoMarks(depth())) change({ mine: state.mine + 1 });
  else if (depth() > 0) history.back();
});

/** Each change of marks belongs to the view in which it was made. */
onMarks(depth);

/** Show the view that the address names; what it does not name is as when the page opens. */
export function followAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  /** @param {string} name */
  const list = (name) => (parts.get(name) ?? "").split(",").filter(Boolean);
  /** @param {string} name */
  const nodes = (name) => list(name).map(nodeWithId).filter((node) => node !== undefined);
  const off = parts.has("off") ? list("off") : OFF;
  const [node] = nodes("node");
  const [source, target] = nodes("line");
  const [from, to] = nodes("path");
  const [middle] = nodes("only");
  const steps = Number(list("only")[1]);
  following = true;
  for (const node of Array.from(spots.keys())) if (!openingNodes.has(node)) removeSpot(node);
  [...nodes("with"), ...nodes("pin")].forEach(reveal);
  const query = parts.get("q") ?? "";
  const language = parts.get("lang");
  const theme = parts.get("theme");
  languageChosen = language === "en" || language === "zh";
  const view = parts.get("view") ?? "";
  const rows = parts.get("rows") ?? "";
  change({
    view: VIEWS.includes(view) ? view : "graph",
    picture: parts.get("picture") === "network" ? "network" : "map",
    group: BACKBONES.includes(parts.get("group") ?? "") ? (parts.get("group") ?? "") : "",
    rows: rows in COLUMNS ? rows : "Article",
    sort: parts.get("sort") ?? "",
    sought: parts.get("find") ?? "",
    hiddenKinds: new Set(off.filter((name) => name in kindNumber)),
    hiddenRelations: new Set(off.filter((name) => name in relationNumber)),
    facets: Object.fromEntries(FACETS.map((name) => [name, new Set(list(name))]).filter(([, keys]) => /** @type {Set<string>} */ (keys).size)),
    confidence: Math.min(Math.max(Number(parts.get("confidence")) || 0, 0), 1),
    hidden: new Set(nodes("without")),
    focus: middle !== undefined && steps > 0 && steps < 4 ? { node: middle, steps } : null,
    pinned: new Set(nodes("pin")),
    collapsed: new Set(nodes("fold")),
    moved: new Map(list("moved").map(movedPlace).filter((place) => place !== null)),
    picked: new Set(nodes("picked")),
    beside: nodes("beside")[0] ?? null,
    more: Math.max(0, Math.floor(Number(parts.get("more")) || 0)),
    query,
    found: query && parts.get("found") ? new Set(answer(query).articles) : null,
    hits: seek(query),
    pathFrom: nodes("from")[0] ?? null,
    selection: node !== undefined ? { node } : target !== undefined ? { source, target } : to !== undefined ? { from, to } : null,
    ...(language === "en" || language === "zh" ? { language } : {}),
    ...(theme === "light" || theme === "dark" ? { theme } : {}),
  });
  document.body.classList.toggle("embed", parts.has("embed"));
  const camera = list("at").map(Number);
  const [x, y, scale] = camera;
  if (camera.length === 3 && camera.every(Number.isFinite) && scale > 0) placeCamera({ x, y, scale });
  else openCamera();
  following = false;
}

addEventListener("popstate", () => {
  // An address that was opened or typed is a step of its own.
  if (typeof history.state !== "number") history.replaceState(here + 1, "");
  here = depth();
  followAddress();
});
if (typeof history.state !== "number") history.replaceState(0, "");
let here = depth();
onCamera(() => writeAddress({ theme: state.theme }));
