import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyCommands } from '@/lib/document/apply-commands';
import { readMap } from '@/lib/document/read-map';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { injectJunk } from '../fuzz/inject-junk';
import { Random } from '../fuzz/random';
import { randomCommand } from '../fuzz/random-commands';

/** Edits a document at random, a stranger's junk among it. */
function edit(doc: Y.Doc, random: Random, steps: number): void {
  for (let step = 0; step < steps; step += 1) {
    const ever = ['touchpoints', 'transitions'].flatMap((name) => [...doc.getMap(name).keys()]);
    if (random.chance(0.1)) injectJunk(doc, random);
    else applyCommands(doc, [randomCommand(random, readMap(doc), ever)]);
  }
}

test('[HT-33] a document that is brought back to an earlier state reads as it read then, whatever was done between', () => {
  let changed = 0;
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = new Random(seed);
    const doc = new Y.Doc();
    edit(doc, random, 15);
    const version = Y.encodeStateAsUpdate(doc);
    const before = writeMapFile(readMap(doc));
    edit(doc, random, 15);
    if (writeMapFile(readMap(doc)) !== before) changed += 1;
    const old = new Y.Doc();
    Y.applyUpdate(old, version);
    const map = readMap(old);
    let updates = 0;
    doc.on('update', () => {
      updates += 1;
    });
    applyCommands(doc, [{ type: 'replace', map }]);
    expect(writeMapFile(readMap(doc)), `seed ${seed}`).toBe(before);
    expect(updates).toBeLessThanOrEqual(1);
    const reader = new Y.Doc();
    Y.applyUpdate(reader, Y.encodeStateAsUpdate(doc));
    expect(writeMapFile(readMap(reader)), `seed ${seed}, read elsewhere`).toBe(before);
  }
  expect(changed).toBeGreaterThan(140);
});
