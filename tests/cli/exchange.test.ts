import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleMap } from '@/lib/examples/examples';
import type { FormatId } from '@/lib/exchange/formats';
import { READ_FORMATS, readFile } from '@/lib/exchange/read-file';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { exportMap, WRITTEN_FORMATS } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS, type ExportOptions } from '@/lib/export/options';
import { EXPORT_TOOLS } from '@/server/pictures/export-tools';
import { runInProcess as run } from '../support/run-in-process';
import { tempFolder } from '../support/temp-folder';

const MAP = exampleMap('clinic-en')!;
const FILE = writeMapFile(MAP);
const START = MAP.touchpoints.find(({ role }) => role === 'start')!.id;
const [ONE, TWO] = MAP.transitions.slice(0, 1).flatMap(({ source, target }) => [source, target]) as [string, string];

/** Those that can be read back from what was written. */
const BOTH_WAYS = READ_FORMATS.filter((format) => WRITTEN_FORMATS.includes(format));

async function made(id: FormatId, change: Partial<ExportOptions> = {}) {
  const exported = await exportMap(MAP, id, { ...DEFAULT_OPTIONS, ...change }, EXPORT_TOOLS);
  return exported!;
}

test('[CL-36] every format that is written is written by its ending, with the bytes of every other host', async () => {
  const folder = tempFolder();
  for (const { id, endings } of WRITTEN_FORMATS) {
    const { bytes, notes } = await made(id);
    for (const ending of endings) {
      const out = join(folder, `map${ending}`);
      const { code, err } = await run(['export', '-', '-o', out, '--scale', '1'], FILE);
      expect({ code, err }).toEqual({ code: 0, err: notes.map((note) => `Note: ${note}\n`).join('') });
      expect(readFileSync(out).equals(bytes)).toBe(true);
    }
  }
});

test('[CL-37] what an export can be asked for has an option', async () => {
  const asked: [words: string[], options: Partial<ExportOptions>][] = [
    [['--theme=dark', '--transparent'], { theme: 'dark', transparent: true }],
    [['--selection', `${ONE},${TWO}`], { part: { kind: 'selection', ids: [ONE, TWO] } }],
    [['--chain', START], { part: { kind: 'chain', ids: [START] } }],
    [['--phase', MAP.phases[0]!.id], { part: { kind: 'phase', id: MAP.phases[0]!.id } }],
    [['--no-title', '--no-verdict', '--no-legend'], { title: false, verdict: false, legend: false }],
    [['--date', '2026-11-22', '--names', '--notes'], { date: '2026-11-22', names: true, notes: true }],
    [['--without-data', '--fonts'], { data: false, fonts: true }],
  ];
  for (const [words, options] of asked) {
    const { code, out } = await run(['export', '-', '-o', '-', '--to', 'svg', ...words], FILE);
    expect(code).toBe(0);
    expect(out.equals((await made('svg', options)).bytes), words.join(' ')).toBe(true);
  }
  const twice = await run(['export', '-', '-o', '-', '--to', '.PNG', '--without-data'], FILE);
  expect(twice.out.readUInt32BE(16)).toBe(2 * Buffer.from((await made('png')).bytes).readUInt32BE(16));
});

test('[CL-38] what import writes is the map that every other host reads, and its notes are told', async () => {
  const folder = tempFolder();
  for (const { id, endings } of BOTH_WAYS) {
    const { bytes } = await made(id);
    const name = `clinic${endings[0]}`;
    writeFileSync(join(folder, name), bytes);
    const out = join(folder, `${id}-out.journey.json`);
    const read = readFile({ name, bytes });
    const outcome = await run(['import', join(folder, name), '-o', out]);
    if (!read.ok) throw new Error(`${name} can't be read: ${JSON.stringify(read.faults)}`);
    expect(outcome).toMatchObject({ code: 0, err: read.notes.map((note) => `Note: ${note}\n`).join('') });
    expect(readFileSync(out, 'utf8')).toBe(writeMapFile(read.map));
    const piped = await run(['import', '-', '-o', '-', '--from', endings[0]], bytes);
    expect(piped.code).toBe(0);
  }
});

test('[CL-39] a file with faults: all of them on standard error, code 2, and nothing is written', async () => {
  const folder = tempFolder();
  const out = join(folder, 'out.journey.json');
  for (const { id } of READ_FORMATS) {
    const bad = Buffer.from('{"format":"throughline","version":1,"touchpoints":[{"id":"a"}],"transitions":[{"id":7}]}');
    const read = readFile({ name: '', bytes: bad }, id);
    if (read.ok) continue;
    const { code, err } = await run(['import', '-', '-o', out, '--from', id], bad);
    expect(code).toBe(2);
    for (const { message } of read.faults) expect(err).toContain(message);
    expect(existsSync(out)).toBe(false);
  }
});

test('[CL-40] a file without a telling name is known by how it begins', async () => {
  const folder = tempFolder();
  for (const { id } of BOTH_WAYS) {
    if (!['json', 'png', 'svg', 'mermaid', 'mermaid-journey', 'canvas'].includes(id)) continue;
    const { bytes } = await made(id);
    writeFileSync(join(folder, 'unnamed'), bytes);
    expect((await run(['check', join(folder, 'unnamed'), '--json'])).code, id).not.toBe(2);
    expect((await run(['check', '-'], bytes)).code, id).not.toBe(2);
  }
});

test('[CL-40] import takes text that does not say what it is for a table, an outline or lines; check does not', async () => {
  const count = async (text: string) => {
    const { code, out } = await run(['import', '-', '-o', '-'], Buffer.from(text));
    expect(code).toBe(0);
    const map = JSON.parse(out.toString());
    return [map.touchpoints.length, map.transitions.length];
  };
  expect(await count('label,next\nAd,Site\nSite,\n')).toEqual([2, 1]);
  expect(await count('# Visit\n\n- Ad\n- Site\n')).toEqual([2, 0]);
  expect(await count('Ad -> Site -> Call')).toEqual([3, 2]);
  expect((await run(['check', '-'], Buffer.from('Ad -> Site -> Call'))).code).toBe(2);
  expect((await run(['import', '-', '-o', '-'], Buffer.from(''))).code).toBe(2);
});

test('[CL-41] the help names every format and every option', async () => {
  const help = (await run(['--help'])).out.toString();
  for (const { endings } of [...WRITTEN_FORMATS, ...READ_FORMATS]) expect(help).toContain(endings[0]);
  for (const option of ['scale', 'theme', 'selection', 'chain', 'phase', 'transparent', 'no-title', 'no-verdict']) {
    expect(help).toContain(`--${option} `);
  }
  for (const option of [
    'no-legend',
    'date',
    'names',
    'notes',
    'fonts',
    'without-data',
    'page',
    'tiled',
    'to',
    'from',
  ]) {
    expect(help).toMatch(new RegExp(`--${option}\\b`));
  }
  for (const line of help.split('\n')) expect(line.length).toBeLessThan(120);
});
