import { describe, expect, test } from 'vitest';
import { createMapShower } from '@/lib/scene/nesting/show-map';
import { placeMissing } from '@/lib/scene/place';
import { mapOf, touchpoint } from '../../support/scene-maps';

/** a leads into two parts of w, of which one holds i; these lead on to z. */
const MAP = mapOf(
  [
    touchpoint('a', { x: 0, y: 0 }),
    touchpoint('w'),
    touchpoint('x', { parent: 'w', x: 400, y: 0 }),
    touchpoint('y', { parent: 'w' }),
    touchpoint('i', { parent: 'y', x: 800, y: 0 }),
    touchpoint('z', { x: 1_400, y: 0 }),
  ],
  [
    { id: '1', source: 'a', target: 'x', label: 'by phone' },
    { id: '2', source: 'a', target: 'i', share: 0.4 },
    { id: '3', source: 'x', target: 'y' },
    { id: '4', source: 'i', target: 'z', label: 'on', share: 0.5 },
  ],
);
const PLACES = placeMissing(MAP);
const show = (opened: readonly string[], scope: string | null = null) =>
  createMapShower()(MAP, PLACES, { opened: new Set(opened), scope });
const lines = (opened: readonly string[], scope: string | null = null): string[] =>
  show(opened, scope).transitions.map(({ id, source, target }) => `${id}: ${source}>${target}`);
const ids = (things: readonly { readonly id: string }[]): string => things.map(({ id }) => id).join(' ');

describe('[SC-64] what of a map is to be seen', () => {
  test('closed: the touchpoint stands for all that is inside it', () => {
    const shown = show([]);
    expect(ids(shown.touchpoints)).toBe('a w z');
    expect(['a', 'w', 'x', 'y', 'i'].map((id) => shown.standIn(id))).toEqual(['a', 'w', 'w', 'w', 'w']);
    expect(lines([])).toEqual(['1: a>w', '4: w>z']);
  });
  test('several transitions between the same two are one line, which says how many', () => {
    const shown = show([]);
    expect([...shown.bundles]).toEqual([['1', ['1', '2']]]);
    expect(shown.transitions[0]).toMatchObject({ label: '2 transitions' });
    expect(shown.transitions[0]).not.toHaveProperty('share');
  });
  test('a share of the customers of a part is not shown as one of the whole; a label is', () => {
    const [, onward] = show([]).transitions;
    expect(onward).toMatchObject({ label: 'on' });
    expect(onward).not.toHaveProperty('share');
    expect(show(['w', 'y']).transitions.find(({ id }) => id === '4')).toMatchObject({ share: 0.5 });
  });
  test('open: its parts, each open or closed by itself; inner lines appear', () => {
    expect(ids(show(['w']).touchpoints)).toBe('a w x y z');
    expect(lines(['w'])).toEqual(['1: a>x', '2: a>y', '3: x>y', '4: y>z']);
    expect(lines(['w', 'y'])).toEqual(['1: a>x', '2: a>i', '3: x>y', '4: i>z']);
    expect([...show(['w', 'y']).frames.keys()].sort()).toEqual(['w', 'y']);
    expect(show(['y']).frames.size).toBe(0);
  });
  test('entered: only what is inside', () => {
    expect(ids(show([], 'w').touchpoints)).toBe('x y');
    expect(lines([], 'w')).toEqual(['3: x>y']);
    expect(show([], 'w').standIn('a')).toBeNull();
    expect(show([], 'w').standIn('i')).toBe('y');
    expect(ids(show([], 'y').touchpoints)).toBe('i');
    expect(show([], 'x').touchpoints).toEqual([]);
  });
  test('a map without parts is shown as it is, and lines keep their objects', () => {
    const flat = mapOf([touchpoint('a', { x: 0, y: 0 }), touchpoint('b', { x: 400, y: 0 })], ['a>b']);
    const shown = createMapShower()(flat, placeMissing(flat), { opened: new Set(), scope: null });
    expect(shown.touchpoints).toBe(flat.touchpoints);
    expect(shown.transitions).toBe(flat.transitions);
  });
  test('what did not change keeps its object from one showing to the next', () => {
    const shower = createMapShower();
    const looking = { opened: new Set<string>(), scope: null };
    const before = shower(MAP, PLACES, looking).transitions;
    const after = shower({ ...MAP, transitions: [...MAP.transitions] }, PLACES, looking).transitions;
    expect(after.every((line, index) => line === before[index])).toBe(true);
  });
  test('a line that is drawn as it is joins a lifted one between the same two', () => {
    const map = { ...MAP, transitions: [...MAP.transitions, { id: '5', source: 'a', target: 'w' }] };
    const shown = createMapShower()(map, PLACES, { opened: new Set(), scope: null });
    expect(shown.bundles.get('1')).toEqual(['1', '2', '5']);
  });
});
