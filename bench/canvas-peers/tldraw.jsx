import { getAssetUrls } from '@tldraw/assets/selfHosted';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createBindingId, createShapeId, getIndices, getSnapshot, Tldraw, toRichText } from 'tldraw';
import 'tldraw/tldraw.css';
import { ASKED_TO_MAKE, CARD, loadFile } from './load.js';

const COLOURS = { positive: 'light-blue', neutral: 'grey', negative: 'orange' };

const file = await loadFile();

/** The map as a document of tldraw: boxes with their text, and arrows that are bound to both ends. */
function makeFile(editor, { touchpoints, transitions }) {
  const { document } = getSnapshot(editor.store);
  const indices = getIndices(touchpoints.length + transitions.length);
  const shape = (type, id, at, props) => ({
    id: createShapeId(id),
    typeName: 'shape',
    type,
    x: at.x,
    y: at.y,
    rotation: 0,
    index: indices.pop(),
    parentId: editor.getCurrentPageId(),
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { ...editor.getShapeUtil(type).getDefaultProps(), ...props },
  });
  indices.reverse();
  const places = new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
  const records = touchpoints.map(({ id, label, x, y, reaction }) => {
    const look = { fill: 'solid', color: COLOURS[reaction] ?? 'black', size: 's', richText: toRichText(label) };
    return shape('geo', id, { x, y }, { w: CARD.width, h: CARD.height, ...look });
  });
  for (const { id, source, target } of transitions) {
    const [from, to] = [places.get(source), places.get(target)];
    const at = { x: from.x + CARD.width, y: from.y + CARD.height / 2 };
    const end = { x: to.x - at.x, y: to.y + CARD.height / 2 - at.y };
    records.push(shape('arrow', id, at, { start: { x: 0, y: 0 }, end, size: 's' }));
    for (const [terminal, place] of Object.entries({ start: source, end: target })) {
      const props = { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: 'none' };
      const ends = { fromId: createShapeId(id), toId: createShapeId(place) };
      records.push({ id: createBindingId(), typeName: 'binding', type: 'arrow', ...ends, props, meta: {} });
    }
  }
  const store = { ...document.store, ...Object.fromEntries(records.map((record) => [record.id, record])) };
  return { document: { ...document, store } };
}

function offer(editor) {
  globalThis.benchCanvas = {
    view() {
      const { x, y } = editor.pageToScreen({ x: 0, y: 0 });
      return { x, y, zoom: editor.getZoomLevel() };
    },
    box(id) {
      const shape = editor.getShape(createShapeId(id));
      return shape ? { x: shape.x, y: shape.y, width: shape.props.w, height: shape.props.h } : null;
    },
    cardPainted: () =>
      [...document.querySelectorAll('.tl-shape[data-shape-type="geo"]')].some((card) => card.checkVisibility()),
    setView({ x, y, zoom }) {
      const { x: left, y: top } = editor.getViewportScreenBounds();
      editor.setCamera({ x: (x - left) / zoom, y: (y - top) / zoom, z: zoom });
    },
    select: (ids) => void editor.select(...ids.map((id) => createShapeId(id))),
  };
}

/** As it comes, but for the number of shapes that a page may have (4,000), and with its own files from this machine. */
function Page() {
  const [assets] = useState(() => getAssetUrls({ baseUrl: '/tldraw-assets' }));
  const mounted = (editor) => {
    if (ASKED_TO_MAKE) globalThis.benchFile = JSON.stringify(makeFile(editor, file));
    else offer(editor);
  };
  return (
    <Tldraw
      snapshot={ASKED_TO_MAKE ? undefined : file}
      options={{ maxShapesPerPage: 200_000 }}
      assetUrls={assets}
      onMount={mounted}
    />
  );
}

createRoot(document.getElementById('page')).render(<Page />);
