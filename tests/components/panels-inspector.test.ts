import { describe, expect, it } from 'vitest';
import { commonValue } from '@/components/panels/inspector/common-value';
import { linkCommands, type SettableLink } from '@/components/panels/inspector/link-commands';
import { descendants } from '@/components/panels/inspector/parent-field';
import { refuseLength } from '@/components/panels/inspector/touchpoint-form';
import { analyzeStates } from '@/lib/analysis/states/analyze-states';
import type { Role, Touchpoint } from '@/lib/model/types';

const ROLES: readonly (Role | undefined)[] = [undefined, 'start', 'intermediate', 'final'];

/** The kind of link of `a>b` in the chain `x>a>b>y`, after the commands for `wanted`. */
function linkAfter(sourceRole: Role | undefined, targetRole: Role | undefined, wanted: SettableLink): string | null {
  const touchpoints: Touchpoint[] = [
    { id: 'x', label: 'x' },
    { id: 'a', label: 'a', role: sourceRole },
    { id: 'b', label: 'b', role: targetRole },
    { id: 'y', label: 'y' },
  ];
  const [, source, target] = touchpoints as [Touchpoint, Touchpoint, Touchpoint, Touchpoint];
  const roles = new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint.role]));
  for (const command of linkCommands(source, target, wanted)) {
    if (command.type !== 'set-touchpoints') throw new Error(`unexpected ${command.type}`);
    for (const id of command.ids) roles.set(id, command.fields.role ?? undefined);
  }
  const states = analyzeStates({
    touchpoints: touchpoints.map(({ id }) => ({ id, role: roles.get(id) })),
    transitions: [
      { id: 'xa', source: 'x', target: 'a' },
      { id: 'ab', source: 'a', target: 'b' },
      { id: 'by', source: 'b', target: 'y' },
    ],
  });
  return states.transitions.get('ab')?.link ?? null;
}

describe('kind of link', () => {
  const cases = ROLES.flatMap((source) =>
    ROLES.flatMap((target) =>
      (['start', 'intermediate', 'final', 'handover'] as const).map((wanted) => [source, target, wanted] as const),
    ),
  );

  it.each(cases)('[PA-22] from ends marked %s and %s, choosing %s makes it so', (source, target, wanted) => {
    const link = linkAfter(source, target, wanted);
    // A start link into a final is both, and so is a final link out of a start.
    const fits = wanted === 'start' || wanted === 'final' ? [wanted, 'start-final'] : [wanted];
    expect(fits).toContain(link);
  });

  it('[PA-22] does nothing when the ends are marked so already', () => {
    const start: Touchpoint = { id: 'a', label: 'a', role: 'start' };
    expect(linkCommands(start, { id: 'b', label: 'b' }, 'start')).toEqual([]);
  });
});

describe('several at once', () => {
  it('[PA-21] gives what all have in common, or says mixed', () => {
    const list = [
      { n: 1, s: 'x' },
      { n: 1, s: 'y' },
    ] as const;
    expect(commonValue(list, (item) => item.n)).toEqual({ value: 1, mixed: false });
    expect(commonValue(list, (item) => item.s)).toEqual({ value: undefined, mixed: true });
    expect(commonValue([], () => 1)).toEqual({ value: undefined, mixed: false });
    expect(commonValue([{}, {}] as { a?: number }[], (item) => item.a)).toEqual({ value: undefined, mixed: false });
  });

  it('[PA-23] what is inside can not become the outside', () => {
    const touchpoint = (id: string, parent?: string): Touchpoint => ({ id, label: id, ...(parent && { parent }) });
    const all = [touchpoint('a'), touchpoint('b', 'a'), touchpoint('c', 'b'), touchpoint('d')];
    expect([...descendants(all, new Set(['a']))].sort()).toEqual(['a', 'b', 'c']);
    expect([...descendants(all, new Set(['c', 'd']))].sort()).toEqual(['c', 'd']);
  });

  it('[PA-20] refuses a text that is too long with a sentence, counting signs and not code units', () => {
    expect(refuseLength('👩'.repeat(500), 500)).toBeNull();
    expect(refuseLength('x'.repeat(501), 500)).toBe(
      'That is 501 characters; 500 fit. Shorten it, nothing has been changed yet.',
    );
  });
});
