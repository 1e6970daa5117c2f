import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { EMPTY_MAP, type JourneyMap } from '@/lib/model/types';
import { mapScene } from '@/lib/scene/map-scene';
import { partFault } from '@/lib/scene/picture/choose-part';
import { DEFAULT_PICTURE, type PicturePart } from '@/lib/scene/picture/options';
import type { Scene } from '@/lib/scene/types';
import { mapOf, touchpoint } from '../../support/scene-maps';
import { drawnIds, textsOf } from '../../support/scene-texts';

/** ad → site → form (negative) → call; shop → call; call hands over to ad; a part of site, and one of form. */
const MAP = mapOf(
  [
    touchpoint('ad', { phase: 'p', reaction: 'positive' }),
    touchpoint('site', { phase: 'q', reaction: 'positive' }),
    touchpoint('page', { parent: 'site', reaction: 'neutral' }),
    touchpoint('menu', { parent: 'site', reaction: 'neutral' }),
    touchpoint('form', { phase: 'q', reaction: 'negative' }),
    touchpoint('call', { phase: 'r', role: 'final', reaction: 'positive' }),
    touchpoint('shop', { phase: 'r', reaction: 'positive' }),
    touchpoint('lone'),
  ],
  ['ad>site', 'site>form', 'form>call', 'shop>call', 'call>ad', 'page>menu'],
  {
    title: 'Clinic',
    phases: ['p', 'q', 'r', 's'].map((id) => ({ id, label: `Phase ${id}` })),
  },
);

const draw = (part: PicturePart, map: JourneyMap = MAP): Scene =>
  mapScene(map, analyze(map), { ...DEFAULT_PICTURE, part });
const drawn = (part: PicturePart): string[] => drawnIds(draw(part).shapes).sort();
const words = (part: PicturePart, map?: JourneyMap): string => textsOf(draw(part, map).shapes).join('\n');

describe('[SC-85] what a picture of a part shows', () => {
  test('a selection: what was chosen, all that is inside, the transitions between, and frames around', () => {
    expect(drawn({ kind: 'selection', ids: ['ad', 'site', 'nobody'] })).toEqual([
      'ad',
      'ad-site-0',
      'menu',
      'page',
      'page-menu-5',
      'site',
    ]);
    expect(drawn({ kind: 'selection', ids: ['page', 'call'] })).toEqual(['call', 'page', 'site']);
  });

  test('one chain: its links in a row, closed, with the lines from each to the next', () => {
    expect(drawn({ kind: 'chain', ids: ['ad', 'site', 'form', 'call'] })).toEqual([
      'ad',
      'ad-site-0',
      'call',
      'form',
      'form-call-2',
      'site',
      'site-form-1',
    ]);
    expect(words({ kind: 'chain', ids: ['ad', 'site'] })).toContain('· 2 parts');
  });

  test('a start alone: all that lies on chains from there, to the end of the chains', () => {
    expect(drawn({ kind: 'chain', ids: ['shop'] })).toEqual(['call', 'shop', 'shop-call-3']);
    expect(drawn({ kind: 'chain', ids: ['ad'] })).not.toContain('shop');
    expect(drawn({ kind: 'chain', ids: ['lone'] })).toEqual(['lone']);
  });

  test('a phase: its touchpoints, and by name what leads there and where it leads', () => {
    const ids = drawn({ kind: 'phase', id: 'q' });
    expect(ids).toEqual(['ad-site-0', 'form', 'form-call-2', 'menu', 'page', 'page-menu-5', 'site', 'site-form-1']);
    const said = words({ kind: 'phase', id: 'q' });
    for (const name of ['Touchpoint ad', 'Touchpoint call']) expect(said).toContain(name);
    expect(said).not.toContain('shop');
  });

  test('many neighbours of a phase are counted', () => {
    const hub = touchpoint('hub', { phase: 'p' });
    const others = Array.from({ length: 40 }, (_, i) => touchpoint(`t${i + 10}`));
    const map = mapOf(
      [hub, ...others],
      others.map(({ id }) => `hub>${id}`),
      { phases: [{ id: 'p', label: 'P' }] },
    );
    const said = textsOf(draw({ kind: 'phase', id: 'p' }, map).shapes);
    expect(said.filter((text) => text.startsWith('Touchpoint t'))).toHaveLength(24);
    expect(said).toContain('and 16 more');
  });
});

test('[SC-86] states are those of the whole map: what starves behind a break does so without the break', () => {
  const part: PicturePart = { kind: 'selection', ids: ['call', 'shop'] };
  expect(words({ kind: 'selection', ids: ['form', 'call'] })).toContain('BREAKS THE CHAIN');
  const alone = mapOf([touchpoint('a'), touchpoint('b', { reaction: 'negative' }), touchpoint('c')], ['a>b', 'b>c']);
  expect(words({ kind: 'selection', ids: ['c'] }, alone)).toContain('NO ONE HERE');
  expect(words(part)).toContain('Whole map: 1 of 2 chains works');
  expect(words({ kind: 'whole' })).not.toContain('Whole map');
});

test('[SC-87] the title says which part it is; the legend has what occurs in it', () => {
  expect(draw({ kind: 'phase', id: 'q' }).title).toBe('Clinic · Phase q');
  expect(draw({ kind: 'selection', ids: ['ad', 'call'] }).title).toBe('Clinic · 2 of 8 touchpoints');
  expect(draw({ kind: 'chain', ids: ['ad', 'site'] }).title).toBe('Clinic · from Touchpoint ad to Touchpoint site');
  expect(draw({ kind: 'chain', ids: ['ad'] }).title).toBe('Clinic · chains from Touchpoint ad');
  expect(words({ kind: 'selection', ids: ['ad'] })).not.toContain('negative');
  expect(words({ kind: 'selection', ids: ['form'] })).toContain('negative');
});

test('[SC-88] a part that has nothing says why, in a sentence, and what there is', () => {
  expect(partFault(MAP, { kind: 'whole' })).toBe(null);
  expect(partFault(MAP, { kind: 'phase', id: 'p' })).toBe(null);
  expect(words({ kind: 'phase', id: 'x' })).toContain('The map has no phase "x". Its phases are: p, q, r, s.');
  expect(words({ kind: 'phase', id: 's' })).toContain('No touchpoint is in the phase Phase s.');
  expect(words({ kind: 'selection', ids: [] })).toContain('No touchpoint was chosen.');
  expect(words({ kind: 'chain', ids: ['nobody'] })).toContain('The map has no touchpoint "nobody".');
  expect(words({ kind: 'selection', ids: ['n', 'm'] })).toContain('None of the touchpoints');
  for (const part of [
    { kind: 'selection', ids: ['a'] },
    { kind: 'chain', ids: [] },
    { kind: 'phase', id: 'a' },
  ] as const) {
    expect(draw(part, EMPTY_MAP).width).toBeGreaterThan(300);
  }
});
