/** How a card is drawn by all peers, in canvas pixels. */
export const CARD = { width: 240, height: 76 };

/** Colours of a card by its customer's reaction; undefined where it was not rated. */
export const FILLS = { positive: '#cfe3f3', neutral: '#e4e6ea', negative: '#f6d3bd' };

const parameters = new URLSearchParams(location.search);

/** True when the page shall only turn the map into the peer's own file. */
export const ASKED_TO_MAKE = parameters.has('make');
/** True when React Flow shall mount what is in view alone. */
export const CULLED = parameters.has('culled');

/** The file that this page opens: the map as it is, or in the peer's own format. */
export async function loadFile() {
  const answer = await fetch(parameters.get('file'));
  return answer.json();
}

/** Some cards of the map that are in the middle of the window. */
export function cardsInMiddle(boxes, view) {
  const found = [];
  for (const box of boxes) {
    const [left, top] = [box.x * view.zoom + view.x, box.y * view.zoom + view.y];
    const inside = left > innerWidth * 0.2 && left < innerWidth * 0.7 && top > innerHeight * 0.2;
    if (inside && top < innerHeight * 0.7) found.push(box);
    if (found.length >= 5) break;
  }
  return found;
}
