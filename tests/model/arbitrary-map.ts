import fc from 'fast-check';
import { countCharacters } from '@/lib/model/characters';
import { FILE_KEYS, TOUCHPOINT_KEYS, TRANSITION_KEYS } from '@/lib/model/key-order';
import {
  AREAS,
  ATTENTIONS,
  CHANNELS,
  CONTROLS,
  CUSTOMERS,
  compareIds,
  type JourneyMap,
  LIFETIMES,
  MOMENTS,
  type Phase,
  REACTIONS,
  ROLES,
  SIDES,
  STATUSES,
  type Touchpoint,
  type Transition,
} from '@/lib/model/types';

export interface ArbitraryOptions {
  /** Texts that are no valid UTF-16 (lone surrogates); a file can carry them, the document replaces them. */
  readonly loneSurrogates?: boolean;
  readonly maxTouchpoints?: number;
}

/** Valid maps with every field, hostile texts and hostile unknown keys among them. */
export function arbitraryMap(options: ArbitraryOptions = {}): fc.Arbitrary<JourneyMap> {
  const text = arbitraryText(options.loneSurrogates ?? false);
  const id = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/),
    fc.constantFrom('__proto__', 'constructor', 'toString', '0', '10', '9', 'a', 'B', 'x'.repeat(64)),
  );
  const ids = fc.uniqueArray(id, { maxLength: options.maxTouchpoints ?? 8 });
  return fc
    .record({
      title: text,
      phases: fc.uniqueArray(id, { maxLength: 4 }),
      ids,
      rules: fc.option(fc.oneof(arbitraryJson(text), arbitraryRules()), { nil: undefined }),
      extra: arbitraryExtra(text, FILE_KEYS),
    })
    .chain(({ title, phases, ids: touchpointIds, rules, extra }) =>
      fc
        .record({
          phases: fc.tuple(...phases.map((phase) => arbitraryPhase(phase, text))),
          touchpoints: fc.tuple(
            ...touchpointIds.map((own, index) => arbitraryTouchpoint(own, touchpointIds.slice(0, index), phases, text)),
          ),
          transitions: arbitraryTransitions(touchpointIds, id, text),
        })
        .map(
          (lists) =>
            ({
              title,
              phases: lists.phases,
              touchpoints: [...lists.touchpoints].sort((a, b) => compareIds(a.id, b.id)),
              transitions: [...lists.transitions].sort((a, b) => compareIds(a.id, b.id)),
              ...(rules !== undefined && { rules }),
              ...extra,
            }) as JourneyMap,
        ),
    );
}

export function arbitraryText(loneSurrogates = false): fc.Arbitrary<string> {
  const parts: fc.Arbitrary<string>[] = [
    fc.string({ maxLength: 12, unit: 'binary' }),
    fc.constantFrom(
      '',
      'Árvíztűrő',
      'Өөр эмнэлэг',
      'שלום',
      '😀👩‍👩‍👧',
      '<script>alert(1)</script>',
      'a\nb',
      '\u0000',
      '\u2028',
      '~',
      '"\\/',
    ),
  ];
  if (loneSurrogates) parts.push(fc.constantFrom('\ud800', 'a\udc00b', '\udc00\ud800'));
  return fc.oneof(...parts);
}

/** What a map says of its rules, as it is meant to be. */
function arbitraryRules(): fc.Arbitrary<object> {
  const severity = fc.constantFrom('off', 'info', 'warning', 'error');
  const setting = fc.oneof(severity, fc.record({ severity, most: fc.nat(20) }, { requiredKeys: [] }));
  return fc.dictionary(fc.constantFrom('orphan', 'trap', 'too-many-touches', 'no-such-rule'), setting);
}

function arbitraryKey(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    text,
    fc.constantFrom('__proto__', '~', '~~x', '7', '10', 'position', 'removed', 'order', 'schema', 'title', 'extra'),
  );
}

function arbitraryJson(text: fc.Arbitrary<string>, key = arbitraryKey(text)): fc.Arbitrary<unknown> {
  return fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, -0.5, 1e21, 5e-324, 2 ** 53 + 2),
      text,
      fc.array(tie('json'), { maxLength: 3 }),
      fc.array(fc.tuple(key, tie('json')), { maxLength: 3 }).map(Object.fromEntries),
    ),
  })).json;
}

function arbitraryExtra(text: fc.Arbitrary<string>, known: readonly string[]): fc.Arbitrary<{ extra?: object }> {
  const key = arbitraryKey(text).filter((name) => !known.includes(name));
  const value = arbitraryJson(text, key);
  return fc.array(fc.tuple(key, value), { maxLength: 3 }).map((entries) => {
    const extra = Object.fromEntries(entries.sort(([a], [b]) => compareIds(a, b)));
    return Object.keys(extra).length > 0 ? { extra } : {};
  });
}

function arbitraryPhase(id: string, text: fc.Arbitrary<string>): fc.Arbitrary<Phase> {
  return fc
    .record({ label: text, extra: arbitraryExtra(text, ['id', 'label']) })
    .map(({ label, extra }) => ({ id, label, ...extra }) as Phase);
}

function arbitraryTouchpoint(
  id: string,
  earlier: readonly string[],
  phases: readonly string[],
  text: fc.Arbitrary<string>,
): fc.Arbitrary<Touchpoint> {
  const coordinate = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const amount = fc.oneof(
    fc.nat(),
    fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0),
  );
  const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
  const member = (model: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[]) =>
    fc
      .tuple(fc.record(model, { requiredKeys }), arbitraryExtra(text, [...Object.keys(model), 'side', 'note', 'unit']))
      .map(([known, extra]) => ({ ...known, ...extra }));
  const fields: Record<string, fc.Arbitrary<unknown>> = {
    label: text.filter((label) => countCharacters(label) <= 500),
    x: coordinate,
    y: coordinate,
    width: amount,
    height: amount,
    role: fc.constantFrom(...ROLES),
    reaction: fc.constantFrom(...REACTIONS),
    channel: fc.constantFrom(...CHANNELS),
    area: fc.constantFrom(...AREAS),
    customer: fc.constantFrom(...CUSTOMERS),
    attention: fc.constantFrom(...ATTENTIONS),
    lifetime: fc.constantFrom(...LIFETIMES),
    moment: fc.constantFrom(...MOMENTS),
    control: fc.constantFrom(...CONTROLS),
    ...Object.fromEntries(
      ['goal', 'feeling', 'thought', 'sells', 'takeaway', 'wow', 'notes', 'owner'].map((key) => [key, text]),
    ),
    standard: member({ text, target: coordinate, actual: coordinate, unit: text }, []),
    employees: amount,
    status: fc.constantFrom(...STATUSES),
    due: fc.constantFrom('2024-02-29', '2026-12-31', '0001-01-01'),
    tasks: fc.array(member({ id: fc.constantFrom('t', '_'), text, done: fc.boolean() }, ['id', 'text', 'done']), {
      maxLength: 2,
    }),
    impact: fc.integer({ min: 1, max: 5 }),
    effort: fc.integer({ min: 1, max: 5 }),
    dropOff: share,
    customers: amount,
    ratings: fc.array(
      member({ by: text, side: fc.constantFrom(...SIDES), reaction: fc.constantFrom(...REACTIONS), note: text }, [
        'by',
        'reaction',
      ]),
      { maxLength: 3 },
    ),
    competitors: fc.array(member({ name: text, reaction: fc.constantFrom(...REACTIONS) }, ['name']), { maxLength: 2 }),
  };
  if (earlier.length > 0) fields.parent = fc.constantFrom(...earlier);
  fields.phase = phases.length > 0 ? fc.constantFrom(...phases, 'unlisted') : fc.constant('unlisted');
  return fc
    .record({ known: fc.record(fields, { requiredKeys: ['label'] }), extra: arbitraryExtra(text, TOUCHPOINT_KEYS) })
    .map(({ known, extra }) => ({ id, ...known, ...extra }) as Touchpoint);
}

function arbitraryTransitions(
  touchpoints: readonly string[],
  id: fc.Arbitrary<string>,
  text: fc.Arbitrary<string>,
): fc.Arbitrary<Transition[]> {
  if (touchpoints.length === 0) return fc.constant([]);
  const end = fc.constantFrom(...touchpoints);
  const fields = fc.record(
    { source: end, target: end, label: text, share: fc.double({ min: 0, max: 1, noNaN: true }).map((v) => v + 0) },
    { requiredKeys: ['source', 'target'] },
  );
  return fc.uniqueArray(
    fc
      .tuple(id, fields, arbitraryExtra(text, TRANSITION_KEYS))
      .map(([own, known, extra]) => ({ id: own, ...known, ...extra }) as Transition),
    { maxLength: 10, selector: (transition) => transition.id },
  );
}
