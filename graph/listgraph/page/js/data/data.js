/**
 * The data blocks of the page: JSON in script elements that never run, parsed at their first use.
 */

/** @type {Map<string, any>} */
const parsed = new Map();

/**
 * @param {string} name
 * @returns {any}
 */
export function block(name) {
  if (!parsed.has(name)) {
    const element = document.getElementById(`data-${name}`);
    parsed.set(name, JSON.parse(element?.textContent ?? "null"));
  }
  return parsed.get(name);
}

/** What is needed at once: names, counts, styles, the opening network. */
export const opening = block("opening");

/** Position of a kind, relation or attribute in its table, by name. */
export const kindNumber = numbers(opening.kinds);
export const relationNumber = numbers(opening.relations);
export const attributeNumber = numbers(opening.attributes);

/**
 * @param {{name: string}[]} rows
 * @returns {Record<string, number>}
 */
function numbers(rows) {
  return Object.fromEntries(rows.map((row, number) => [row.name, number]));
}

/**
 * Undo the differences in which a column is stored.
 * @param {number[]} deltas
 * @returns {Int32Array}
 */
export function summed(deltas) {
  const values = new Int32Array(deltas.length);
  let value = 0;
  for (let row = 0; row < deltas.length; row += 1) {
    value += deltas[row];
    values[row] = value;
  }
  return values;
}

/**
 * How many each row has: the usual number, but for the `other` rows, which have these `counts`.
 * @param {number} rows
 * @param {number} usual
 * @param {{other: number[], count: number[]}} table
 * @returns {Int32Array}
 */
export function counted(rows, usual, { other, count }) {
  const counts = new Int32Array(rows).fill(usual);
  summed(other).forEach((row, place) => (counts[row] = count[place]));
  return counts;
}

/**
 * Where the rows of each owner begin; one entry more than there are owners.
 * @param {ArrayLike<number>} counts
 * @param {number} first
 * @returns {Int32Array}
 */
export function offsets(counts, first = 0) {
  const starts = new Int32Array(counts.length + 1);
  starts[0] = first;
  for (let row = 0; row < counts.length; row += 1) starts[row + 1] = starts[row] + counts[row];
  return starts;
}
