/** What neighbours are called: each by what tells it from the others. */

/** So many neighbours that begin alike, and so many words or some before a dash, make a beginning that tells nothing. */
const [MANY, WORDS] = [3, 3];

/**
 * The same without the words that several of them begin with: the weeks of "Papers of the Week (May 1-7)".
 * @template {{label: string}} T
 * @param {T[]} some
 * @returns {T[]}
 */
export function told(some) {
  const beginnings = new Map();
  for (const { label } of some) {
    const words = label.split(" ");
    for (let count = 1; count < words.length; count += 1) {
      const beginning = words.slice(0, count).join(" ");
      if (count < WORDS && !/[-–—:：]$/.test(beginning)) continue;
      beginnings.set(beginning, (beginnings.get(beginning) ?? 0) + 1);
    }
  }
  const shared = Array.from(beginnings).filter(([, count]) => count >= MANY && 2 * count > some.length);
  const longest = shared.reduce((best, [text]) => (text.length > best.length ? text : best), "");
  if (!longest) return some;
  return some.map((one) => (one.label.startsWith(`${longest} `) ? { ...one, label: bare(one.label.slice(longest.length + 1)) } : one));
}

/** Without brackets that stood around a part. @param {string} text */
const bare = (text) => text.replace(/^[([（]([^)\]）]*)[)\]）]/, "$1");

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
