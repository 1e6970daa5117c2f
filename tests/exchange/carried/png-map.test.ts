import { deflateSync } from 'node:zlib';
import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { chunksOf, crc32, writeChunk } from '@/lib/exchange/carried/png-chunks';
import { putMapIntoPng } from '@/lib/exchange/carried/png-map';
import { readFile } from '@/lib/exchange/read-file';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { LIMITS } from '@/lib/protocol/limits';
import { mapOf, touchpoint } from '../../support/scene-maps';

const MAP = mapOf([touchpoint('a', { label: 'Őrült өрөө 日本' })]);
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEADER = writeChunk('IHDR', new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]));
const END = writeChunk('IEND', new Uint8Array());
const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)];

function png(...chunks: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array([...SIGNATURE, ...HEADER, ...chunks.flatMap((chunk) => [...chunk]), ...END]);
}
function textChunk(head: readonly number[], text: Uint8Array, keyword = 'throughline-map'): Uint8Array {
  const start = [...bytesOf(keyword), 0, ...head];
  const data = new Uint8Array(start.length + text.length);
  data.set(start);
  data.set(text, start.length);
  return writeChunk('iTXt', data);
}
function faultOf(bytes: Uint8Array): string {
  const read = readFile({ name: 'a.png', bytes });
  return read.ok ? 'read' : read.faults.map(({ message }) => message).join('\n');
}
const FILE = new TextEncoder().encode(writeMapFile(MAP));

describe('[EX-23] a PNG with a map', () => {
  test('stays a PNG: its header first, all its chunks with right checksums, the map behind the header', () => {
    const made = putMapIntoPng(png(), writeMapFile(MAP));
    const chunks = [...chunksOf(made)];
    expect(chunks.map((chunk) => chunk?.type)).toEqual(['IHDR', 'iTXt', 'IEND']);
    for (const chunk of chunks) expect(chunk && crc32(chunk.checked)).toBe(chunk?.checksum);
    // The checksum of an empty IEND, as every PNG ends.
    expect(chunks.at(-1)?.checksum).toBe(0xae426082);
  });

  test('opens packed or not, with a language, behind texts of others, whatever its name says', () => {
    for (const chunk of [
      textChunk([1, 0, 0, 0], zlibSync(FILE)),
      textChunk([0, 0, 0, 0], FILE),
      textChunk([0, 0, ...bytesOf('en'), 0, ...bytesOf('a map'), 0], FILE),
    ]) {
      const other = textChunk([0, 0, 0, 0], FILE.subarray(0, 20), 'Comment');
      for (const name of ['a.png', 'a.svg']) {
        const read = readFile({ name, bytes: png(other, chunk) });
        expect(read.ok && read.map).toEqual(MAP);
      }
    }
  });

  test('without one, cut off, or damaged is refused in words', () => {
    expect(faultOf(png())).toContain('without a map inside');
    expect(faultOf(png(textChunk([0, 0, 0, 0], FILE, 'throughline-map2')))).toContain('without a map inside');
    const whole = putMapIntoPng(png(), writeMapFile(MAP));
    for (let cut = 8; cut < whole.length - 12; cut += 7)
      expect(faultOf(whole.subarray(0, cut))).toMatch(/cut off|read/);
    expect(faultOf(whole.subarray(0, 60))).toContain('cut off');
    const changed = whole.slice();
    changed[90] = (changed[90] ?? 0) ^ 1;
    expect(faultOf(changed)).toContain('damaged');
    expect(faultOf(png(textChunk([1, 0, 0, 0], zlibSync(FILE).subarray(0, 30))))).toContain('damaged');
    expect(faultOf(png(textChunk([1, 0, 0, 0], FILE)))).toContain('damaged');
    expect(faultOf(png(textChunk([1, 7, 0, 0], FILE)))).toContain('not known');
    expect(faultOf(png(textChunk([0, 0, 0, 0], FILE.subarray(5))))).toContain('JSON');
  });
});

describe('[EX-24] a PNG that would fill the memory', () => {
  test('a text that claims 1 GB is cut off, and read no farther', () => {
    const head = new Uint8Array([0x40, 0, 0, 0, ...bytesOf('iTXt'), ...bytesOf('throughline-map'), 0, 0, 0, 0, 0]);
    expect(faultOf(png(head))).toContain('cut off');
  });

  test('a packed text that grows beyond what a map file can have is refused before it has', () => {
    const bomb = deflateSync(new Uint8Array(LIMITS.importBytes * 3));
    expect(bomb.length).toBeLessThan(400_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(faultOf(png(textChunk([1, 0, 0, 0], bomb)))).toContain('more than the 50 MB');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(LIMITS.importBytes * 2.5);
  });
});

test('[EX-25] pictures of other kinds, and other files by such a name, are refused by what they are', () => {
  const kinds: readonly (readonly [readonly number[], string])[] = [
    [[0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JPEG'],
    [bytesOf('GIF89a'), 'GIF'],
    [bytesOf('RIFF0000WEBPVP8 '), 'WebP'],
    [bytesOf('%PDF-1.7'), 'PDF'],
    [bytesOf('{"format":"throughline"}'), 'no SVG'],
    [[], 'is empty'],
  ];
  for (const [bytes, words] of kinds) expect(faultOf(new Uint8Array(bytes))).toContain(words);
});
