/** Headings that say nothing of what stands below them: numbers, weeks, issues. */

/** Whether a heading is a number and nothing else: "1、", "(2)", "三、". @param {string} label */
export const isCount = (label) => /^[\s\d\p{P}一二三四五六七八九十百]*$/u.test(label);

/** Headings that are a series, and the share of them that begin alike. */
const [SERIES, ALIKE] = [8, 0.5];

/**
 * Whether headings only count: weeks, months, issues, years.
 * @param {string[]} labels
 */
export function areSerial(labels) {
  /** @type {Map<string, number>} */
  const beginnings = new Map();
  for (const label of labels) {
    const uncounted = label.replace(/\d+/g, "0");
    const beginning = /^(?:\D{0,6}0|(?:\S+\s+){2}\S+)/.exec(uncounted)?.[0] ?? uncounted;
    beginnings.set(beginning, (beginnings.get(beginning) ?? 0) + 1);
  }
  return labels.length >= SERIES && Math.max(...beginnings.values()) > ALIKE * labels.length;
}
