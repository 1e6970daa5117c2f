import { describe, expect, it } from 'vitest';
import { noteIn, parseRecent, RECENT_LIMIT, type RecentMap, rememberIn } from '@/components/home/recent-list';

const map = (id: string, more: Partial<RecentMap> = {}): RecentMap => ({
  id,
  title: id.toUpperCase(),
  key: `key-of-${id}`,
  role: 'own',
  opened: 1,
  ...more,
});

describe('maps of this browser', () => {
  it('[HO-6] lists the newest first and skips what is no map', () => {
    const kept = JSON.stringify([
      map('a', { opened: 1 }),
      null,
      7,
      { id: 'x' },
      { ...map('b'), id: '../../evil' },
      { ...map('c'), role: 'admin' },
      map('d', { opened: 5 }),
    ]);
    expect(parseRecent(kept).map((entry) => entry.id)).toEqual(['d', 'a']);
  });

  it.each([null, '', 'no json', '{"a":1}', '[]'])('[HO-6] takes %j for an empty list', (text) => {
    expect(parseRecent(text)).toEqual([]);
  });

  it('[HO-6] keeps the latest fifty, each once', () => {
    let list: readonly RecentMap[] = [];
    for (let i = 0; i < 60; i += 1) list = rememberIn(list, map(`m${i}`, { opened: i }));
    list = rememberIn(list, map('m30', { opened: 99 }));
    expect(list).toHaveLength(RECENT_LIMIT);
    expect(list[0]?.id).toBe('m30');
    expect(new Set(list.map((entry) => entry.id)).size).toBe(RECENT_LIMIT);
  });

  it('[HO-7] a weaker link opened later does not take a stronger key away', () => {
    const own = rememberIn([], map('a', { key: 'own-key', role: 'own' }));
    const [entry] = rememberIn(own, map('a', { key: 'view-key', role: 'view', opened: 2, title: 'New title' }));
    expect(entry).toEqual(map('a', { key: 'own-key', role: 'own', opened: 2, title: 'New title' }));
  });

  it('[HO-7] a stronger link opened later brings its key', () => {
    const view = rememberIn([], map('a', { key: 'view-key', role: 'view' }));
    expect(rememberIn(view, map('a', { key: 'edit-key', role: 'edit' }))[0]).toMatchObject({
      key: 'edit-key',
      role: 'edit',
    });
  });

  it('[PA-153] a key that has ended gives way to any that works, and comes back when the server takes it again', () => {
    const edit = rememberIn([], map('a', { key: 'edit-key', role: 'edit' }));
    const ended = noteIn(edit, 'a', 'edit-key', true);
    expect(parseRecent(JSON.stringify(ended))).toEqual([map('a', { key: 'edit-key', role: 'edit', ended: true })]);
    const viewing = map('a', { key: 'new-view-key', role: 'view', opened: 2 });
    expect(rememberIn(ended, viewing)).toEqual([viewing]);
    expect(noteIn(ended, 'a', 'edit-key', false)).toEqual(edit);
    expect(noteIn(ended, 'a', 'another-key', false)).toBe(ended);
    expect(noteIn(edit, 'a', 'another-key', true)).toBe(edit);
  });
});
