import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { createPresence } from '@/components/collab/presence';
import { readName, readPerson } from '@/components/collab/read-person';
import { LIMITS } from '@/lib/protocol/limits';

const CLOCK = {
  setTimeout: (task: () => void, ms: number) => setTimeout(task, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
};

describe('what peers show', () => {
  test('[CO-13] a whole person is read as it is', () => {
    const state = {
      name: 'Энхээ',
      color: 3,
      cursor: [10, -4],
      selection: ['a', 'b'],
      drag: { ids: ['a'], dx: 4, dy: 0 },
      view: [0, 0, 1.5],
      editing: 'a',
    };
    expect(readPerson(7, state)).toEqual({ clientId: 7, ...state });
  });

  test.each([
    ['no object', 'x', null],
    ['nothing', null, null],
    ['a list', [1], null],
    ['an empty state: a client that shows nothing', {}, null],
  ])('[CO-13] %s is nobody', (_name, value, expected) => {
    expect(readPerson(1, value)).toBe(expected);
  });

  test.each([
    ['a cursor of text', { cursor: ['1', 2] }],
    ['a cursor too far away', { cursor: [1e9, 0] }],
    ['a cursor that is not finite', { cursor: [Number.NaN, 0] }],
    ['a cursor of three', { cursor: [1, 2, 3] }],
    ['a view without zoom', { view: [0, 0] }],
    ['a view with a zoom of 0', { view: [0, 0, 0] }],
    ['a drag of nothing', { drag: { ids: [], dx: 1, dy: 1 } }],
    ['a drag without offset', { drag: { ids: ['a'] } }],
    ['an id that is too long', { editing: 'a'.repeat(65) }],
    ['unknown fields', { __proto__: { x: 1 }, html: '<b>' }],
  ])('[CO-13] %s is left out', (_name, fields) => {
    expect(readPerson(1, { name: 'B', color: 0, ...fields })).toEqual({ clientId: 1, name: 'B', color: 0 });
  });

  test('[CO-13] ids are checked one by one and at most a hundred', () => {
    const ids = ['ok', 4, null, '', 'x'.repeat(65), ...Array.from({ length: 200 }, (_, index) => `t${index}`)];
    const person = readPerson(1, { name: 'B', color: 0, selection: ids });
    expect(person?.selection?.[0]).toBe('ok');
    expect(person?.selection?.length).toBeLessThanOrEqual(LIMITS.presenceSelection);
    expect(person?.selection?.every((id) => typeof id === 'string' && id.length <= 64)).toBe(true);
  });

  test('[CO-13] colours wrap around, names are one line, short and never empty', () => {
    expect(readPerson(1, { name: 'B', color: -1 })?.color).toBe(7);
    expect(readPerson(1, { name: 'B', color: 1.5 })?.color).toBe(0);
    expect(readName(' a\n\u202eb\u0000c ')).toBe('a b c');
    expect([...readName('👩‍👩‍👧‍👦'.repeat(100))].length).toBeLessThanOrEqual(60);
    expect([readName(''), readName(' \n '), readName(5)]).toEqual(['Guest', 'Guest', 'Guest']);
  });
});

describe('what we show', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const start = () => {
    const awareness = new Awareness(new Doc());
    const presence = createPresence(awareness, { name: 'Anna', color: 0 }, CLOCK);
    let sent = 0;
    awareness.on('update', () => {
      sent += 1;
    });
    return { awareness, presence, sent: () => sent };
  };

  test('[CO-12] a hundred moves in a second are some thirty messages, and the last one arrives', () => {
    const { awareness, presence, sent } = start();
    for (let step = 1; step <= 100; step += 1) {
      presence.update({ cursor: [step, step] });
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(100);
    expect(sent()).toBeGreaterThan(20);
    expect(sent()).toBeLessThanOrEqual(33);
    expect(awareness.getLocalState()).toEqual({ name: 'Anna', color: 0, cursor: [100, 100] });
    presence.destroy();
    awareness.destroy();
  });

  test('[CO-12] what is the same is not sent again', () => {
    const { awareness, presence, sent } = start();
    presence.update({ selection: ['a'] });
    vi.advanceTimersByTime(100);
    presence.update({ selection: ['a'] });
    presence.update({ cursor: [1.2, 1] });
    vi.advanceTimersByTime(100);
    presence.update({ cursor: [0.9, 1.4] });
    vi.advanceTimersByTime(100);
    expect(sent()).toBe(2);
    presence.destroy();
    awareness.destroy();
  });

  test('[CO-12] it stays within its limit whatever is selected and dragged', () => {
    const { awareness, presence } = start();
    const ids = Array.from({ length: 500 }, (_, index) => `${index}`.padStart(64, 'x'));
    presence.update({ selection: ids, drag: { ids, dx: 1, dy: 1 } });
    vi.advanceTimersByTime(100);
    expect(encodeAwarenessUpdate(awareness, [awareness.clientID]).length).toBeLessThan(LIMITS.presenceBytes);
    const short = ids.map((_, index) => `t${index}`);
    presence.update({ selection: short, drag: undefined });
    vi.advanceTimersByTime(100);
    expect((awareness.getLocalState() as { selection: string[] }).selection).toHaveLength(LIMITS.presenceSelection);
    presence.destroy();
    awareness.destroy();
  });

  test('[CO-14] a pointer that rests is shown no longer', () => {
    const { awareness, presence } = start();
    presence.update({ cursor: [1, 1] });
    vi.advanceTimersByTime(14_000);
    expect(awareness.getLocalState()).toHaveProperty('cursor');
    vi.advanceTimersByTime(2000);
    expect(awareness.getLocalState()).not.toHaveProperty('cursor');
    presence.destroy();
    awareness.destroy();
  });

  test('[CO-13] people keep their identity while they do nothing, and are gone when they leave', () => {
    const { awareness, presence } = start();
    const bela = new Awareness(new Doc());
    const carla = new Awareness(new Doc());
    const tell = (from: Awareness): void => {
      applyAwarenessUpdate(awareness, encodeAwarenessUpdate(from, [from.clientID]), 'network');
      vi.advanceTimersByTime(20);
    };
    bela.setLocalState({ name: 'Béla', color: 2 });
    carla.setLocalState({ name: 'Carla', color: 4 });
    tell(bela);
    tell(carla);
    const before = presence.people();
    expect(before.map((person) => person.name).sort()).toEqual(['Béla', 'Carla']);
    carla.setLocalState({ name: 'Carla', color: 4, cursor: [1, 2] });
    tell(carla);
    const same = (name: string) =>
      presence.people().find((person) => person.name === name) === before.find((person) => person.name === name);
    expect([same('Béla'), same('Carla')]).toEqual([true, false]);
    bela.setLocalState(null);
    tell(bela);
    expect(presence.people().map((person) => person.name)).toEqual(['Carla']);
    for (const one of [presence, awareness, bela, carla]) one.destroy();
  });
});
