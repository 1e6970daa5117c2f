import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { writeChunk } from '@/lib/exchange/carried/png-chunks';
import { MAP_KEYWORD } from '@/lib/protocol/carried-map';
import { LIMITS } from '@/lib/protocol/limits';
import { readApart } from '../support/read-apart';

const MEGABYTE = 1024 * 1024;
const MOST_MS = 2000;
/** Small in `npm test`, as large as a file may be in the soak. */
const SOAK = process.env.SOAK !== undefined;
const SIZE = SOAK ? LIMITS.importBytes : 4 * MEGABYTE;
const SOME = SIZE / 2;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const again = (text: string, bytes = SIZE): string => text.repeat(Math.floor((bytes - 100) / text.length));
const joined = (...parts: readonly Uint8Array[]): Uint8Array => joinAll(parts);
const joinAll = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** So many gigabytes of zeros as a zlib stream: one megabyte packed, over and over, as none of it refers to another. */
function zlibOfZeros(gigabytes: number): Uint8Array {
  const piece = deflateRawSync(new Uint8Array(MEGABYTE), { finishFlush: constants.Z_FULL_FLUSH });
  return joinAll([
    Uint8Array.of(0x78, 0x9c),
    ...Array.from({ length: gigabytes * 1024 }, () => piece),
    Uint8Array.of(3, 0),
  ]);
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const HEADER = writeChunk('IHDR', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0));
const EMPTY = writeChunk('tEXt', new Uint8Array());
const END = writeChunk('IEND', new Uint8Array());
const png = (...chunks: readonly Uint8Array[]): Uint8Array => joinAll([SIGNATURE, HEADER, ...chunks, END]);
const text = (packed: Uint8Array): Uint8Array => joined(utf8(MAP_KEYWORD), Uint8Array.of(0, 1, 0, 0, 0), packed);
const claiming = (length: readonly number[]): Uint8Array =>
  joined(Uint8Array.from(length), utf8('iTXt'), utf8(MAP_KEYWORD));

const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
const nested = Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}- x\n`).join('');
const many = (name: string): string => Array.from({ length: 2000 }, (_, i) => name + i).join(' & ');

/** What is given, and what is said of it; null where it is read within the limits. */
const BOMBS: readonly (readonly [name: string, make: () => Uint8Array, said: RegExp | null])[] = [
  [
    'billion laughs.svg',
    () => utf8(`<!DOCTYPE svg [<!ENTITY l0 "ha">${entities}]><svg>&l9;</svg>`),
    /declarations of its own/,
  ],
  [
    'image of megabytes.svg',
    () => utf8(`<svg><image href="data:image/png;base64,${again('A')}"/></svg>`),
    /without a map/,
  ],
  ['elements.svg', () => utf8(again('<g>')), /nested deeper than/],
  ['text of 1 GB.png', () => png(writeChunk('iTXt', text(zlibOfZeros(1)))), /more than the 50 MB/],
  [
    'other texts of 1 GB.png',
    () => png(writeChunk('zTXt', zlibOfZeros(1)), writeChunk('iCCP', zlibOfZeros(1))),
    /without a map/,
  ],
  ['chunk of 1 GB.png', () => png(claiming([0x40, 0, 0, 0])), /cut off/],
  ['chunk of 4 GB.png', () => png(claiming([0xff, 0xff, 0xff, 0xff])), /cut off/],
  [
    'empty chunks.png',
    () => joined(SIGNATURE, HEADER, joinAll(Array(Math.floor(SIZE / 100)).fill(EMPTY)), END),
    /without a map/,
  ],
  ['gzip.csv', () => gzipSync(new Uint8Array(4 * MEGABYTE)), /packed by gzip/],
  ['gzip.json', () => gzipSync(new Uint8Array(4 * MEGABYTE)), /packed by gzip/],
  ['zip.csv', () => joined(utf8('PK\x03\x04'), zlibOfZeros(1)), /ZIP archive/],
  ['zip.md', () => joined(utf8('PK\x03\x04'), zlibOfZeros(1)), /ZIP archive/],
  [
    'excel.tsv',
    () => joined(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), utf8('xxxx')),
    /old Office/,
  ],
  ['zeros.txt', () => new Uint8Array(SIZE), /zero bytes/],
  ['depth.json', () => utf8(again('[')), /nested deeper than 64/],
  ['depth.canvas', () => utf8(again('{"nodes":')), /nested deeper than 64/],
  ['objects.json', () => utf8(`{"touchpoints":[${'{},'.repeat(2_100_000)}{}]}`), /objects and lists/],
  ['nodes.canvas', () => utf8(`{"nodes":[${'{},'.repeat(1_000_000)}{}]}`), /more than 100000 members/],
  ['one line.csv', () => utf8(`label,next\n${again('x', SOME)}`), null],
  ['columns.csv', () => utf8(`label${',k'.repeat(1_000_000)}\nx${',v'.repeat(1_000_000)}`), /columns/],
  ['cells.csv', () => utf8(again(',;|\t')), /nothing to import/],
  ['rows.tsv', () => utf8(`name\tnext\n${'x\ty\n'.repeat(200_000)}`), /more than the 100000/],
  ['arrows.mmd', () => utf8(`flowchart LR\n${many('a')} --> ${many('b')}`), /300,000 arrows/],
  [
    'nodes.mmd',
    () => utf8(`flowchart LR\n${Array.from({ length: 200_000 }, (_, i) => `n${i}`).join(';')}`),
    /100,000 nodes/,
  ],
  ['tasks.mmd', () => utf8(`journey\n${again('A:3;', SOME)}`), /100,000 tasks/],
  ['comments.mmd', () => utf8(`flowchart LR\n${'%%\r'.repeat(2_100_000)}`), /lines that are read/],
  ['depth.md', () => utf8(nested), null],
  ['items.md', () => utf8('- x\n'.repeat(200_000)), /100,000 touchpoints/],
  ['arrows.md', () => utf8(`- a${again(' -> b', SOME)}`), /300,000 transitions/],
  ['lines.md', () => utf8('\r'.repeat(2_100_000)), /lines that are read/],
  ['picture of megabytes.md', () => utf8(`- ![x](data:image/png;base64,${again('A')})`), null],
  ['lines.txt', () => utf8('x\n'.repeat(110_000)), /more than the 100000/],
  ['arrows.txt', () => utf8('a->'.repeat(1_100_000)), /1,000,000 arrows/],
  ['one line.txt', () => utf8(again('x', SOME)), null],
];

const apart = await readApart();
afterAll(() => apart.end());

describe('[EX-131] a file that would fill the memory is refused in words, or read within the limits', () => {
  test.each(BOMBS)('%s', async (name, make, said) => {
    const bytes = make();
    expect(bytes.length).toBeLessThanOrEqual(LIMITS.importBytes);
    const outcome = await apart.read({ name, bytes });
    expect(outcome).toMatchObject({ kind: said === null ? 'read' : 'refused', wrong: null });
    if (typeof outcome === 'string') return;
    if (said !== null) expect(outcome.said.join('\n')).toMatch(said);
    // Of the whole process, and of all files before it; in the soak each file has its own.
    if (SOAK) apart.end();
    expect(outcome.peakMegabytes).toBeLessThan(LIMITS.workMegabytes);
    if (!SOAK) expect(outcome.cpuMs).toBeLessThan(MOST_MS);
  });
});
