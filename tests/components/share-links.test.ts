import { expect, test } from 'vitest';
import type { Memory } from '@/components/collab/memory';
import { knownGenerations } from '@/components/panels/share/known-generations';
import { RENEWAL_QUESTIONS, renewalWords } from '@/components/panels/share/share-words';

function memory(): Memory & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  };
}

test('[PA-151] a browser remembers how often links were renewed, by map, and reads junk as never', () => {
  const store = memory();
  const known = knownGenerations('a', store);
  expect(known.read()).toEqual({ edit: 0, view: 0 });
  known.write({ edit: 12, view: 3 });
  expect(knownGenerations('a', store).read()).toEqual({ edit: 12, view: 3 });
  expect(knownGenerations('b', store).read()).toEqual({ edit: 0, view: 0 });
  known.write({ edit: 0, view: 0 });
  expect(store.kept.size).toBe(0);
  for (const junk of ['', '1', '1 x', '-1 2', '1 2 3', '1e3 1']) {
    store.kept.set('throughline:generations:a', junk);
    expect(known.read()).toEqual({ edit: 0, view: 0 });
  }
});

test('[PA-150] before a link is renewed it is said what ends: with the edit link the view link, and never one’s own', () => {
  expect(RENEWAL_QUESTIONS.edit.what).toMatch(/edit link and the view link .* end at once.*sent out/);
  expect(RENEWAL_QUESTIONS.view.what).toMatch(/view link .* ends at once.*Edit links .* go on/);
  expect(renewalWords('edit')).toMatch(/edit and view links/);
  expect(renewalWords('view')).not.toMatch(/edit/);
});
