/** Rectangles whose areas are as given, as near to one shape as can be: a squarified treemap. */

/** @typedef {{x: number, y: number, w: number, h: number}} Box */

/**
 * @param {number[]} areas the largest first
 * @param {Box} box which they fill
 * @param {number} aspect of the rectangles: width for one of height
 * @returns {Box[]} in the same order
 */
export function treemap(areas, box, aspect) {
  const flat = squarified(areas, box.w / aspect, box.h);
  return flat.map(({ x, y, w, h }) => ({ x: box.x + x * aspect, y: box.y + y, w: w * aspect, h }));
}

/**
 * @param {number[]} areas
 * @param {number} w
 * @param {number} h
 */
function squarified(areas, w, h) {
  const scale = (w * h) / areas.reduce((sum, one) => sum + one, 0);
  const scaled = areas.map((one) => one * scale);
  /** @type {Box[]} */
  const found = [];
  let [x, y] = [0, 0];
  while (found.length < scaled.length) {
    const side = Math.min(w, h);
    const row = rowOf(scaled, found.length, side);
    const sum = row.reduce((total, one) => total + one, 0);
    const depth = sum / side;
    let along = 0;
    for (const area of row) {
      const length = area / depth;
      found.push(w >= h ? { x, y: y + along, w: depth, h: length } : { x: x + along, y, w: length, h: depth });
      along += length;
    }
    if (w >= h) [x, w] = [x + depth, w - depth];
    else [y, h] = [y + depth, h - depth];
  }
  return found;
}

/**
 * As many areas as make the row that is nearest to squares.
 * @param {number[]} areas
 * @param {number} from
 * @param {number} side of the rectangle that the row stands along
 */
function rowOf(areas, from, side) {
  let [sum, worst, end] = [0, Infinity, from];
  for (; end < areas.length; end += 1) {
    const next = sum + areas[end];
    const [large, small] = [areas[from], areas[end]];
    const found = Math.max((side * side * large) / (next * next), (next * next) / (side * side * small));
    if (found > worst) break;
    [worst, sum] = [found, next];
  }
  return areas.slice(from, end);
}
