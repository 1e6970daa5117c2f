import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { LIMITS } from '@/lib/protocol/limits';
import { type Outcome, runThroughline } from '../support/command-line';
import { decodePng, inkedPixels } from '../support/decode-png';
import { runInProcess } from '../support/run-in-process';
import { mapOf, touchpoint } from '../support/scene-maps';
import { tempFolder } from '../support/temp-folder';

const fileOf = (touchpoints: string, transitions: string): string =>
  writeMapFile(
    mapOf(
      touchpoints.split(' ').map((word) => {
        const id = word.replace(/[!^$]/g, '');
        return touchpoint(id, {
          reaction: word.includes('!') ? 'negative' : undefined,
          role: word.includes('^') ? 'start' : word.includes('$') ? 'final' : undefined,
        });
      }),
      transitions.split(' ').filter(Boolean),
    ),
  );

const BROKEN = fileOf('ad form! call', 'ad>form form>call');

beforeAll(async () => {
  expect((await runThroughline(['--help'])).code).toBe(0);
});

describe('[CL-1] exit codes of check', () => {
  test.each([
    ['intact', fileOf('a b c', 'a>b b>c'), 0],
    ['at risk', fileOf('a b n! d', 'a>b b>d a>n n>d'), 0],
    ['broken', BROKEN, 1],
    ['incomplete', fileOf('a^ b', ''), 1],
    ['no start', fileOf('a b c', 'a>b b>c c>a'), 1],
    ['empty', '{"format":"throughline","version":1,"touchpoints":[],"transitions":[]}', 1],
  ])('%s', async (_, file, code) => {
    const outcome = await runThroughline(['check', '-', '--json'], file);
    expect(outcome.code).toBe(code);
    expect(outcome.err).toBe('');
    expect(JSON.parse(outcome.out)).toMatchObject({ format: 'throughline-analysis', version: 1 });
  });

  test.each([
    ['not JSON', '{"format":', 'Standard input is not JSON'],
    ['nothing', '', 'Standard input is not JSON'],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00, 0x80]), 'not text in UTF-8'],
    ['another format', '{"format":"x","version":1,"touchpoints":[],"transitions":[]}', '/format'],
    ['a newer version', '{"format":"throughline","version":99,"touchpoints":[],"transitions":[]}', '/version'],
    ['deep nesting', '['.repeat(100_000), 'nested deeper'],
  ])('[CL-2] %s is invalid: code 2, nothing on standard output', async (_, input, message) => {
    const outcome = await runThroughline(['check', '-', '--json'], input);
    expect(outcome).toMatchObject({ code: 2, out: '' });
    expect(outcome.err).toContain(message);
  });

  test('[CL-1] a file that cannot be read', async () => {
    const folder = tempFolder();
    for (const [file, message] of [
      [join(folder, 'none.journey.json'), 'no such file'],
      [folder, 'is a folder'],
    ] as const) {
      const outcome = await runThroughline(['check', file]);
      expect(outcome).toMatchObject({ code: 2, out: '' });
      expect(outcome.err).toContain(message);
    }
  });

  test('[CL-1] more than a map file can have is refused, from a file and from a pipe', async () => {
    const file = join(tempFolder(), 'large.journey.json');
    const large = Buffer.alloc(LIMITS.importBytes + 10 * 1024 * 1024, 0x20);
    writeFileSync(file, large);
    for (const outcome of [await runThroughline(['check', file]), await runThroughline(['check', '-'], large)]) {
      expect(outcome).toMatchObject({ code: 2, out: '' });
      expect(outcome.err).toContain('50 MB');
    }
  });
});

test('[CL-2] every fault is listed with its JSON pointer', async () => {
  const file = JSON.stringify({
    format: 'throughline',
    version: 1,
    touchpoints: [
      { id: 'a', label: 'A' },
      { id: 'a', label: 'B' },
      { id: 'b' },
      { id: 'c', label: 'C', reaction: 'angry' },
    ],
    transitions: [{ id: 'x', source: 'a', target: 'pay' }],
  });
  for (const words of [
    ['check', '-'],
    ['check', '-', '--json'],
    ['export', '-', '-o', join(tempFolder(), 'x.svg')],
  ]) {
    const { code, out, err } = await runThroughline(words, file);
    expect([code, out]).toEqual([2, '']);
    const lines = err.trim().split('\n');
    for (const pointer of [
      '/touchpoints/1/id:',
      '/touchpoints/2/label:',
      '/touchpoints/3/reaction:',
      '/transitions/0/target:',
    ]) {
      expect(lines.some((line) => line.startsWith(pointer))).toBe(true);
    }
    expect(err).toContain('/transitions/0/target: no touchpoint "pay"');
  }
});

describe('[CL-3] check --json', () => {
  test('prints one object of the published shape', async () => {
    const { out } = await runThroughline(['check', '-', '--json'], BROKEN);
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual([
      'format',
      'version',
      'scopes',
      'touchpoints',
      'transitions',
      'repairs',
      'findings',
    ]);
    expect(result.scopes[0]).toMatchObject({
      id: null,
      starts: [{ id: 'ad', verdict: 'broken', repairs: 1, conversion: 0, touches: null, disjoint: 0 }],
      finals: ['call'],
      chains: { total: '1', intact: '0', exact: true },
    });
    expect(result.transitions.map((item: { state: string }) => item.state)).toEqual(['doomed', 'cut-off']);
    expect(result.repairs).toEqual({ touchpoints: ['form'], optimal: true });
  });

  test('--json may stand before the file, and the same bytes come out', async () => {
    const file = join(tempFolder(), 'map.journey.json');
    writeFileSync(file, BROKEN);
    const [one, two] = await Promise.all([
      runThroughline(['check', '--json', file]),
      runThroughline(['check', '-', '--json'], BROKEN),
    ]);
    expect(one.out).toBe(two.out);
  });
});

describe('[CL-4] check for people', () => {
  test('verdict, start, witness, what to mend, findings', async () => {
    const { code, out, err } = await runThroughline(['check', '-'], writeMapFile(exampleMap('clinic-en')!));
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('Clinic: the first visit\nThe one chain is broken. Mend one touchpoint');
    expect(out).toMatch(/\nBroken .*\n.*\n {2}• Banner ad › Clinic's website › ✗ Question to a consultant/);
    expect(out).toMatch(/\nMend first.*\n {2}1\. Question to a consultant in the online form\n +One more chain works/);
    expect(out).toContain('Notes (3)');
    expect(out).not.toContain('\u001b');
  });

  test.each(EXAMPLES.map(({ id }) => id))('%s is told in its own letters', async (id) => {
    const map = exampleMap(id)!;
    const { out } = await runThroughline(['check', '-'], writeMapFile(map));
    expect(out.split('\n')[0]).toBe(map.title);
  });

  test('labels cannot steer the terminal', async () => {
    const label = 'x\u001b[2J\u0007\u202ey\nz';
    const map = mapOf([touchpoint('a', { label, reaction: 'negative' }), touchpoint('b', { label })], ['a>b'], {
      title: label,
    });
    const { out } = await runThroughline(['check', '-'], writeMapFile(map));
    expect(out).toContain('x[2Jy z');
    expect(out).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  });
});

describe('[CL-5] export', () => {
  test('JSON, SVG and PNG in either theme and any scale', async () => {
    const folder = tempFolder();
    const map = exampleMap('clinic-hu')!;
    const file = join(folder, 'in.journey.json');
    writeFileSync(file, writeMapFile(map));
    const to = (name: string, ...rest: string[]) => runThroughline(['export', file, '-o', join(folder, name), ...rest]);
    const outcomes = [
      await to('a.svg'),
      await to('dark.svg', '--theme', 'dark'),
      await to('a.png', '--scale', '1'),
      await to('b.PNG', '--scale=2', '--theme=dark'),
      await to('out.journey.json'),
    ];
    for (const outcome of outcomes) expect(outcome).toEqual({ code: 0, out: '', err: '' });
    const read = (name: string): Buffer => readFileSync(join(folder, name));
    expect(read('out.journey.json').toString()).toBe(writeMapFile(map));
    const svg = read('a.svg').toString();
    expect(svg).toContain('Kérdés a tanácsadóhoz');
    expect(read('dark.svg').toString()).not.toBe(svg);
    const [, width = '', height = ''] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const [one, two] = [decodePng(read('a.png')), decodePng(read('b.PNG'))];
    expect([one.width, one.height]).toEqual([Number(width), Number(height)]);
    expect([two.width, two.height]).toEqual([2 * Number(width), 2 * Number(height)]);
    for (const picture of [one, two]) expect(inkedPixels(picture)).toBeGreaterThan(10_000);
    expect(readdirSync(folder).sort()).toEqual([
      'a.png',
      'a.svg',
      'b.PNG',
      'dark.svg',
      'in.journey.json',
      'out.journey.json',
    ]);
  });

  test('a broken map is exported all the same', async () => {
    const out = join(tempFolder(), 'x.svg');
    expect((await runThroughline(['export', '-', '-o', out], BROKEN)).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('BREAKS THE CHAIN');
  });

  test('an invalid map leaves the old file as it was', async () => {
    const out = join(tempFolder(), 'old.svg');
    writeFileSync(out, 'old');
    expect((await runThroughline(['export', '-', '-o', out], '{}')).code).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('old');
  });

  test('where nothing can be written it is said, and nothing is left behind', async () => {
    const folder = tempFolder();
    const outcome = await runThroughline(['export', '-', '-o', join(folder, 'none', 'x.svg')], BROKEN);
    expect(outcome.code).toBe(2);
    expect(outcome.err).toContain("can't be written: there is no such file or folder. Nothing was changed.");
    mkdirSync(join(folder, 'taken.svg'));
    expect((await runThroughline(['export', '-', '-o', join(folder, 'taken.svg')], BROKEN)).code).toBe(2);
    chmodSync(folder, 0o755);
    expect(readdirSync(folder)).toEqual(['taken.svg']);
  });

  test('a picture over the limit is drawn smaller and says so', async () => {
    const folder = tempFolder();
    const far = mapOf([touchpoint('a', { x: 0, y: 0 }), touchpoint('b', { x: 5000, y: 5000 })], ['a>b']);
    const outcome = await runThroughline(
      ['export', '-', '-o', join(folder, 'x.png'), '--scale', '4'],
      writeMapFile(far),
    );
    expect(outcome.code).toBe(0);
    expect(outcome.err).toMatch(/^Note: The picture is \d+ × \d+ pixels, smaller than asked for/);
  });

  test('[CL-6] what is exported can be read again from a pipe', async () => {
    const out = join(tempFolder(), 'x.journey.json');
    await runThroughline(['export', '-', '-o', out], BROKEN);
    expect((await runThroughline(['check', '-'], readFileSync(out))).code).toBe(1);
  });
});

describe('[CL-7] words that cannot be understood', () => {
  test.each([
    [[], 'Say what to do'],
    [['inspect'], 'There is no command "inspect"'],
    [['import', 'x.csv'], 'Where to?'],
    [['import', '-', '-o', 'x.csv'], 'must end in .journey.json'],
    [['import', '-', '-o', 'x.json', '--from', 'doc'], '--from is one of'],
    [['check'], 'Which file?'],
    [['check', 'a', 'b'], 'One file at a time'],
    [['check', '-', '--loud'], 'There is no option "--loud"'],
    [['check', '-', '--scale', '2'], 'There is no option "--scale"'],
    [['export', '-'], 'Where to?'],
    [['export', '-', '-o'], '-o needs a value'],
    [['export', '-', '-o', 'x.doc'], 'must end in one of .png .svg'],
    [['export', '-', '-o', 'x.png', '--scale', 'big'], '--scale is a number'],
    [['export', '-', '-o', 'x.png', '--scale', '0'], '--scale is a number'],
    [['export', '-', '-o', 'x.png', '--theme', 'blue'], '--theme is light or dark, not "blue"'],
    [['export', '-', '-o', 'x.svg', '--date', '2026-02-30'], '--date is a day, written YYYY-MM-DD'],
    [['export', '-', '-o', 'x.svg', '--chain', 'a;b'], '--chain is the id of a start'],
    [['export', '-', '-o', 'x.svg', '--chain', 'ad', '--phase', 'x'], 'only one of selection, chain and phase'],
    [['export', '-', '-o', 'x.svg', '--selection', 'ad,pay'], '--selection: no touchpoint "pay"'],
    [['export', '-', '-o', 'x.svg', '--phase', 'none'], '--phase: no phase "none"'],
    [['export', '-', '-o', 'x.svg', '--no-title=perhaps'], '--no-title is true or false'],
    [['export', '-', '-o', '-'], 'Say with --to'],
    [['export', '-', '-o', '-', '--to', 'doc'], '--to is one of'],
  ] as const)('%j', async (words, message) => {
    const { code, out, err } = await runInProcess(words, BROKEN);
    expect([code, out.length]).toEqual([2, 0]);
    expect(err).toContain(message);
  });

  test('--help, anywhere', async () => {
    for (const words of [['--help'], ['help'], ['check', '--help']]) {
      const outcome = await runThroughline(words);
      expect([outcome.code, outcome.err]).toEqual([0, '']);
      expect(outcome.out).toContain('throughline check FILE [--json]');
    }
  });
});

test('[CL-8] several commands at once each print only their own', async () => {
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => runThroughline(['check', '-', '--json'], BROKEN)));
  for (const { out, err } of outcomes) {
    expect(JSON.parse(out).format).toBe('throughline-analysis');
    expect(err).toBe('');
  }
});

test('[CL-8] npx finds the command in the project', async () => {
  const outcome = await new Promise<Outcome>((resolve, reject) => {
    const child = spawn('npx', ['throughline', 'check', '-', '--json'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const out: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: Buffer.concat(out).toString(), err: '' }));
    child.stdin.end(BROKEN);
  });
  expect(outcome.code).toBe(1);
  expect(JSON.parse(outcome.out).format).toBe('throughline-analysis');
});
