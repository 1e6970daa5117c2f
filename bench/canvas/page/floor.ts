import './bench-canvas';

/* An empty page that only remembers where the pointer and the wheel are: each of their events is something new. */
const at = { x: 0, y: 0 };
window.addEventListener('pointermove', ({ clientX, clientY }) => {
  [at.x, at.y] = [clientX, clientY];
});
window.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault();
    at.x += event.deltaX;
    at.y += event.deltaY;
  },
  { passive: false },
);
globalThis.benchCanvas = {
  view: () => ({ ...at, zoom: 1 }),
  // Always aimed at in the middle of the window.
  box: () => ({ x: innerWidth / 2 - at.x, y: innerHeight / 2 - at.y, width: 0, height: 0 }),
  cardPainted: () => true,
  setView: () => undefined,
  select: () => undefined,
};
