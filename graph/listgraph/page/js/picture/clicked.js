/** The thing clicked last. A panel opens at a click and the picture moves: the second click of two finds another. */

/** Milliseconds and pixels between the clicks of two that are one double click. */
const [SOON, NEAR] = [500, 6];
let last = { node: -1, x: 0, y: 0, time: -Infinity };

/** @param {number} node @param {{clientX: number, clientY: number}} event */
export function clickedOn(node, { clientX, clientY }) {
  last = { node, x: clientX, y: clientY, time: performance.now() };
}

/** The thing of which a click there would make a double click; -1 for none. @param {{clientX: number, clientY: number}} event */
export const justClicked = ({ clientX, clientY }) => (performance.now() - last.time < SOON && Math.hypot(clientX - last.x, clientY - last.y) < NEAR ? last.node : -1);
