import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Samples } from './samples';

const WRITES = 300;
const PAGE = Buffer.alloc(4096, 1);

/** What the disk itself takes to keep 4 KB more of a file, in milliseconds: nothing can be saved sooner. */
export function timeDisk(folder: string): { diskP50: number; diskP99: number } {
  const file = openSync(join(folder, 'disk-test'), 'w');
  const times = new Samples();
  for (let n = 0; n < WRITES; n += 1) {
    const begun = performance.now();
    writeSync(file, PAGE);
    fdatasyncSync(file);
    times.add(performance.now() - begun);
  }
  closeSync(file);
  return { diskP50: times.at(0.5), diskP99: times.at(0.99) };
}
