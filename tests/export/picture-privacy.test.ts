import { describe, expect, test } from 'vitest';
import { exportMap } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS, type ExportOptions } from '@/lib/export/options';
import type { Exported } from '@/lib/export/types';
import type { JourneyMap } from '@/lib/model/types';
import { EXPORT_TOOLS } from '@/server/pictures/export-tools';
import { decodePng } from '../support/decode-png';
import { mapOf, touchpoint } from '../support/scene-maps';

const SECRET = mapOf(
  [
    touchpoint('id-secret-a', {
      label: `A label ${'of many words '.repeat(30)} secret-end-of-label`,
      notes: 'secret-notes',
      owner: 'secret-owner',
      status: 'doing',
      goal: 'secret-goal',
      wow: 'secret-wow',
      ratings: [{ by: 'secret-rater', reaction: 'negative', note: 'secret-reason' }],
      tasks: [{ id: 'secret-task', text: 'secret-text', done: false }],
      competitors: [{ name: 'secret-rival' }],
      extra: { secretKey: 'secret-extra' },
    }),
    touchpoint('id-secret-b', { label: 'B', x: 300, y: 0 }),
  ],
  [{ id: 'secret-transition', source: 'id-secret-a', target: 'id-secret-b' }],
  { title: 'secret-title' },
);

async function make(
  format: 'svg' | 'png',
  options: Partial<ExportOptions>,
  map: JourneyMap = SECRET,
): Promise<Exported> {
  const made = await exportMap(map, format, { ...DEFAULT_OPTIONS, ...options }, EXPORT_TOOLS);
  if (!made) throw new Error('not written');
  return made;
}
const textOf = ({ bytes }: Exported): string => Buffer.from(bytes).toString('latin1');

describe('[EX-28] without data', () => {
  test('a picture has nothing of the map but what it shows', async () => {
    for (const format of ['svg', 'png'] as const) {
      const bare = await make(format, { data: false, title: false });
      expect(textOf(bare)).not.toMatch(/secret|data-id|throughline/i);
      expect(bare.notes).toEqual([]);
    }
    const shown = textOf(await make('svg', { data: false, names: true, notes: true }));
    expect(shown).toContain('secret-owner');
    expect(shown).toContain('secret-notes');
    expect(shown).toContain('secret-title');
    expect(shown).not.toMatch(/secret-(goal|rater|reason|task|text|rival|extra|transition|end|wow)|secret-a/);
  });

  test('with data it has all of it, also when it shows a part, and says so', async () => {
    const part = { part: { kind: 'selection', ids: ['id-secret-b'] } } as const;
    const made = await make('svg', part);
    expect(textOf(made)).toContain('secret-notes');
    expect(made.notes.join(' ')).toContain('the whole map is inside');
    expect((await make('svg', {})).notes).toEqual([]);
  });
});

test('[EX-29] a transparent picture has no ground; so have PNG and SVG', async () => {
  const [svg, clear] = [textOf(await make('svg', {})), textOf(await make('svg', { transparent: true }))];
  expect(svg).toMatch(/<rect [^>]*fill="#faf9f6"/);
  expect(clear).not.toContain('<rect');
  expect(decodePng((await make('png', { transparent: true })).bytes).pixels[3]).toBe(0);
  expect(decodePng((await make('png', {})).bytes).pixels[3]).toBe(255);
});

test('[EX-30] what had to be smaller, and a part that is not there, is said', async () => {
  const far = mapOf([touchpoint('a', { x: 0, y: 0 }), touchpoint('b', { x: 9000, y: 9000 })]);
  const asked: number[] = [];
  const made = await exportMap(
    far,
    'png',
    { ...DEFAULT_OPTIONS, scale: 8, data: false },
    {
      ...EXPORT_TOOLS,
      rasterize: (svg, size, scale, faces) => {
        asked.push(scale);
        return EXPORT_TOOLS.rasterize(svg, size, scale / 20, faces);
      },
      progress: (done) => asked.push(done),
    },
  );
  expect(made?.notes[0]).toMatch(/^The picture is \d+ × \d+ pixels, smaller than asked for/);
  expect(asked.filter((value) => value <= 1).length).toBeGreaterThan(3);
  const nothing = await make('svg', { part: { kind: 'phase', id: 'none' } });
  expect(nothing.notes[0]).toContain('shows nothing of the map. The map has no phase "none"');
});

test('[EX-31] 5,000 touchpoints become a drawing', async () => {
  const many = Array.from({ length: 5000 }, (_, i) =>
    touchpoint(`t${i}`, { x: (i % 70) * 320, y: Math.floor(i / 70) * 160, notes: 'a note', owner: 'Ann' }),
  );
  const map = mapOf(
    many,
    many.slice(1).map(({ id }, i) => `t${i}>${id}`),
  );
  const made = await make('svg', { names: true, notes: true }, map);
  expect(textOf(made).match(/data-id="t\d+"/g)).toHaveLength(5000);
  expect(made.notes).toEqual(['500 notes are listed at most: 4500 are left out.']);
});
