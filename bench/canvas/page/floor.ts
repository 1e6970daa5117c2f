import './bench-canvas';

/* An empty page but for a dot that follows the pointer and the wheel: each of their events is something new. */
const at = { x: 0, y: 0 };
const dot = document.createElement('div');
dot.style.cssText = 'position:fixed;left:50%;top:50%;width:8px;height:8px;background:#333;pointer-events:none';
document.body.append(dot);
function follow(): void {
  dot.style.transform = `translate(${at.x % 300}px, ${at.y % 300}px)`;
}
window.addEventListener('pointermove', ({ clientX, clientY }) => {
  [at.x, at.y] = [clientX, clientY];
  follow();
});
window.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault();
    at.x += event.deltaX;
    at.y += event.deltaY;
    follow();
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
