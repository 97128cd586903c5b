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
