import { Doc, encodeStateVector, Map as YMap } from 'yjs';
import { presenceFrame, syncFrame } from './raw-client';

/** What honest clients say, of every kind. */
export function honestFrames(random: () => number): Uint8Array[] {
  const frames: Uint8Array[] = [];
  const doc = new Doc();
  doc.on('update', (update: Uint8Array) => frames.push(syncFrame(2, update)));
  for (let index = 0; index < 30; index += 1) {
    const touchpoints = doc.getMap<YMap<unknown>>('touchpoints');
    const id = `t${Math.floor(random() * 12)}`;
    const found = touchpoints.get(id);
    if (!found) touchpoints.set(id, new YMap(Object.entries({ label: `l${index}`, position: [index, 2] })));
    else if (random() < 0.3) touchpoints.delete(id);
    else found.set('label', 'ж😀'.repeat(1 + Math.floor(random() * 4)));
    doc.getText('text').insert(0, `w${index}`);
    frames.push(presenceFrame([{ client: doc.clientID, clock: index + 1, state: { name: 'x', cursor: [index, 1] } }]));
  }
  frames.push(syncFrame(0, encodeStateVector(doc)), syncFrame(1, Uint8Array.of(0, 0)), Uint8Array.of(3));
  return frames;
}
