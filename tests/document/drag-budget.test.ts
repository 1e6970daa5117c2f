import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyCommands } from '@/lib/document/apply-commands';
import { createUndo } from '@/lib/document/undo';
import { writeMap } from '@/lib/document/write-map';
import { Random } from '../fuzz/random';

const TOUCHPOINTS = 1000;
const DRAGS = 2000;

describe('a drag', () => {
  it('[DO-10] costs at most 1.5 writes and 512 bytes, with undo attached', () => {
    const random = new Random(7);
    const doc = new Y.Doc();
    doc.clientID = 2 ** 31 - 1;
    writeMap(doc, {
      title: 'Budget',
      phases: [],
      touchpoints: Array.from({ length: TOUCHPOINTS }, (_, i) => ({
        id: `n${i}`,
        label: `Touchpoint ${i}`,
        x: i,
        y: 0,
      })),
      transitions: [],
    });
    const undo = createUndo(doc);
    const atFirst = Y.encodeStateAsUpdate(doc).byteLength;
    let writes = 0;
    let bytes = 0;
    doc.on('update', (update: Uint8Array) => {
      writes += 1;
      bytes += update.byteLength;
    });
    for (let drag = 0; drag < DRAGS; drag += 1) {
      const id = `n${random.below(TOUCHPOINTS)}`;
      // Sixty frames travel by presence; the document hears of the drop.
      applyCommands(doc, [{ type: 'move', moves: [{ id, x: random.next() * 5000, y: random.next() * 5000 }] }]);
      undo.stopCapturing();
    }
    const atLast = Y.encodeStateAsUpdate(doc).byteLength;
    console.info(
      `drag: ${writes / DRAGS} writes, ${(bytes / DRAGS).toFixed(1)} bytes on the wire, ` +
        `${((atLast - atFirst) / DRAGS).toFixed(1)} bytes kept; document ${atFirst} → ${atLast} bytes`,
    );
    expect(writes / DRAGS).toBeLessThanOrEqual(1.5);
    expect(bytes / DRAGS).toBeLessThanOrEqual(512);
    expect((atLast - atFirst) / DRAGS).toBeLessThanOrEqual(64);
    expect(undo.canUndo()).toBe(true);
  });

  it('[DO-10] of a hundred touchpoints is one write', () => {
    const doc = new Y.Doc();
    const ids = Array.from({ length: 100 }, (_, i) => `n${i}`);
    writeMap(doc, { title: '', phases: [], touchpoints: ids.map((id) => ({ id, label: '' })), transitions: [] });
    let updates = 0;
    doc.on('update', () => {
      updates += 1;
    });
    applyCommands(doc, [{ type: 'move', moves: ids.map((id) => ({ id, x: 1.5, y: 2 })) }]);
    expect(updates).toBe(1);
  });

  it('[DO-3] that ends where it began sends nothing', () => {
    const doc = new Y.Doc();
    writeMap(doc, { title: '', phases: [], touchpoints: [{ id: 'a', label: '', x: 1, y: 0 }], transitions: [] });
    let updates = 0;
    doc.on('update', () => {
      updates += 1;
    });
    applyCommands(doc, [{ type: 'move', moves: [{ id: 'a', x: 1, y: -0 }] }]);
    expect(updates).toBe(0);
  });
});
