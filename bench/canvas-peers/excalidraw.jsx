import { convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createRoot } from 'react-dom/client';
import { paintsCard } from '../canvas/page/paints-card.ts';
import { ASKED_TO_MAKE, CARD, cardsInMiddle, FILLS, loadFile } from './load.js';

const file = await loadFile();

/** The map as a file of Excalidraw: rectangles with their text, and arrows that are bound to both ends. */
function makeFile({ touchpoints, transitions }) {
  const places = new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
  const cards = touchpoints.map(({ id, label, x, y, reaction }) => ({
    type: 'rectangle',
    id,
    x,
    y,
    ...CARD,
    backgroundColor: FILLS[reaction] ?? '#ffffff',
    fillStyle: 'solid',
    label: { text: label, fontSize: 16 },
  }));
  const arrows = transitions.map(({ id, source, target }) => {
    const [from, to] = [places.get(source), places.get(target)];
    const [width, height] = [to.x - from.x - CARD.width, to.y - from.y];
    const points = [
      [0, 0],
      [width, height],
    ];
    return { type: 'arrow', id, x: from.x + CARD.width, y: from.y + CARD.height / 2, width, height, points };
  });
  const elements = convertToExcalidrawElements([...cards, ...arrows], { regenerateIds: false }).map((element) => ({
    ...element,
    boundElements: [...(element.boundElements ?? [])],
  }));
  const byId = new Map(elements.map((element) => [element.id, element]));
  for (const { id, source, target } of transitions) {
    const arrow = byId.get(id);
    arrow.startBinding = { elementId: source, focus: 0, gap: 4 };
    arrow.endBinding = { elementId: target, focus: 0, gap: 4 };
    for (const end of [source, target]) byId.get(end).boundElements.push({ id, type: 'arrow' });
  }
  return { elements };
}

function offer(api) {
  let index = 0;
  const find = (id) => {
    const elements = api.getSceneElements();
    if (elements[index]?.id !== id) index = elements.findIndex((element) => element.id === id);
    return elements[index];
  };
  const view = () => {
    const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = api.getAppState();
    return { x: scrollX * zoom.value + offsetLeft, y: scrollY * zoom.value + offsetTop, zoom: zoom.value };
  };
  globalThis.benchCanvas = {
    view,
    box(id) {
      const found = find(id);
      return found ? { x: found.x, y: found.y, width: found.width, height: found.height } : null;
    },
    cardPainted() {
      const surface = document.querySelector('canvas.excalidraw__canvas.static');
      if (!surface) return false;
      const cards = api.getSceneElements().filter(({ type }) => type === 'rectangle');
      return cardsInMiddle(cards, view()).some((card) => paintsCard(surface, card, view()));
    },
    setView({ x, y, zoom }) {
      const { offsetLeft, offsetTop } = api.getAppState();
      const scroll = { scrollX: (x - offsetLeft) / zoom, scrollY: (y - offsetTop) / zoom };
      api.updateScene({ appState: { zoom: { value: zoom }, ...scroll } });
    },
    select(ids) {
      api.updateScene({ appState: { selectedElementIds: Object.fromEntries(ids.map((id) => [id, true])) } });
    },
  };
}

if (ASKED_TO_MAKE) globalThis.benchFile = JSON.stringify(makeFile(file));
else createRoot(document.getElementById('page')).render(<Excalidraw excalidrawAPI={offer} initialData={file} />);
