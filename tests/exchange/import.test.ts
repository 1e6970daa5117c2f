import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyCommands } from '@/lib/document/apply-commands';
import { readMap } from '@/lib/document/read-map';
import { createUndo } from '@/lib/document/undo';
import { writeMap } from '@/lib/document/write-map';
import { exampleMap } from '@/lib/examples/examples';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import type { JourneyMap } from '@/lib/model/types';

const clinic = exampleMap('clinic-hu') as JourneyMap;
const telephony = exampleMap('telephony-en') as JourneyMap;

/** What the page and the server do with a file. */
function importFile(doc: Y.Doc, text: string, type: 'replace' | 'merge'): readonly string[] {
  const result = parseMapFile(text);
  if (result.ok) applyCommands(doc, [{ type, map: result.map }]);
  return result.ok ? [] : result.faults.map((fault) => fault.pointer);
}

describe('an import', () => {
  it.each(['replace', 'merge'] as const)('[EX-5] that replaces or merges lands as one undo step: %s', (type) => {
    const doc = new Y.Doc();
    writeMap(doc, clinic);
    const undo = createUndo(doc);
    let updates = 0;
    doc.on('update', () => {
      updates += 1;
    });
    expect(importFile(doc, writeMapFile(telephony), type)).toEqual([]);
    expect(updates).toBe(1);
    expect(readMap(doc).touchpoints).toHaveLength(type === 'replace' ? 28 : 28 + 5 - 1);
    if (type === 'replace') expect(readMap(doc)).toEqual(telephony);
    undo.undo();
    expect(readMap(doc)).toEqual(clinic);
    expect(undo.canUndo()).toBe(false);
  });

  it('[EX-5] with any fault changes nothing', () => {
    const doc = new Y.Doc();
    writeMap(doc, clinic);
    const before = Y.encodeStateAsUpdate(doc);
    const bad = writeMapFile(telephony)
      .replace('"target": "site"', '"target": "pay"')
      .replace('"dropOff": 0.4', '"dropOff": 4');
    expect(importFile(doc, bad, 'replace')).toEqual(['/touchpoints/0/dropOff', '/transitions/0/target']);
    expect(importFile(doc, bad.slice(0, -5), 'merge')).toEqual(['']);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });
});
