/** The years of the articles as bars: one is chosen by a click, a range by dragging over it or with Shift. */
import { UNKNOWN, facet } from "../data/facets.js";
import { element } from "../ground/dom.js";
import { number, say } from "../ground/messages.js";
import { change, state } from "../ground/state.js";

/** So many years have room; what is older stands in the first bar. */
const MOST = 30;
/** Where a range begins that is being chosen. */
let from = -1;

/**
 * @param {Int32Array | undefined} left how many articles of each value are left
 * @returns {HTMLElement | null} nothing where fewer than three years are known
 */
export function histogram(left) {
  const { values } = facet("year");
  const counts = new Map(values.map(({ key }, row) => [key, left?.[row] ?? 0]));
  const known = values.map(({ key }) => key).filter((key) => key !== UNKNOWN).sort();
  if (known.length < 3) return null;
  const last = Number(known[known.length - 1]);
  const first = Math.max(Number(known[0]), last - MOST + 1);
  const keysOf = (/** @type {number} */ year) => (year === first ? known.filter((key) => Number(key) <= first) : [String(year)].filter((key) => known.includes(key)));
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const sums = years.map((year) => keysOf(year).reduce((sum, key) => sum + (counts.get(key) ?? 0), 0));
  const most = Math.max(1, ...sums);
  const chosen = state.facets.year ?? new Set();
  const range = (/** @type {number} */ one, /** @type {number} */ other) => years.slice(Math.min(one, other), Math.max(one, other) + 1).flatMap(keysOf);
  const choose = (/** @type {string[]} */ keys) => {
    const same = keys.length === chosen.size && keys.every((key) => chosen.has(key));
    change({ facets: { ...state.facets, year: new Set(same ? [] : keys) } });
  };
  const bars = years.map((year, at) => {
    const name = `${year === first && Number(known[0]) < first ? "≤ " : ""}${year}: ${number(sums[at])}`;
    const bar = element("i");
    bar.style.height = `${sums[at] ? Math.max(2, Math.round((34 * sums[at]) / most)) : 0}px`;
    const pressed = keysOf(year).some((key) => chosen.has(key));
    const made = element("button", { type: "button", id: `year-${year}`, title: name, "aria-label": name, "aria-pressed": String(pressed), class: chosen.size && !pressed ? "out" : "" }, bar);
    made.addEventListener("pointerdown", (event) => {
      if (event.shiftKey) return;
      from = at;
      made.releasePointerCapture?.(event.pointerId);
    });
    made.addEventListener("pointerup", () => from >= 0 && from !== at && choose(range(from, at)));
    made.addEventListener("click", (event) => {
      if (event.shiftKey && from >= 0) choose(range(from, at));
      else {
        from = at;
        choose(keysOf(year));
      }
      document.getElementById(`year-${year}`)?.focus();
    });
    return made;
  });
  const dated = values.reduce((sum, { key }) => sum + (key === UNKNOWN ? 0 : counts.get(key) ?? 0), 0);
  const all = dated + (counts.get(UNKNOWN) ?? 0);
  return element("div", { class: "histogram" }, element("div", { class: "year-bars", role: "group", "aria-label": say("facet_year") }, ...bars), element("p", {}, element("span", {}, String(first)), element("span", {}, say("dated", { dated: number(dated), total: number(all) })), element("span", {}, String(last))));
}
