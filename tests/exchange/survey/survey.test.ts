import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyCommands } from '@/lib/document/apply-commands';
import { readMap } from '@/lib/document/read-map';
import { createUndo } from '@/lib/document/undo';
import { writeMap } from '@/lib/document/write-map';
import { applySurvey, type SurveyOutcome } from '@/lib/exchange/survey/apply-survey';
import { matchNames } from '@/lib/exchange/survey/match-names';
import { readSurvey } from '@/lib/exchange/survey/read-survey';
import { proposeTargets } from '@/lib/exchange/survey/survey-columns';
import { proposeScale, readAnswer, SURVEY_SCALES } from '@/lib/exchange/survey/survey-scale';
import { toFileObject } from '@/lib/model/file-object';
import { parseMap } from '@/lib/model/parse-map';
import type { JourneyMap } from '@/lib/model/types';

const MAP: JourneyMap = {
  title: '',
  phases: [],
  touchpoints: [
    { id: 'ad', label: 'Banner ad', reaction: 'positive' },
    { id: 'call', label: 'Call to book', ratings: [{ by: 'Ann', side: 'company', reaction: 'positive' }] },
    { id: 'form', label: 'Question in the online form', reaction: 'negative' },
    { id: 'site', label: 'Őszi weboldal' },
  ],
  transitions: [],
};

/** The whole way of a file: read, matched as proposed, applied. */
function importSurvey(map: JourneyMap, text: string, choose: Record<string, string | null> = {}): SurveyOutcome {
  const read = readSurvey(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const matches = matchNames(
    map,
    read.answers.map(({ name }) => name),
  );
  const chosen = new Map(matches.map((match) => [match.name, match.chosen]));
  for (const [name, id] of Object.entries(choose)) chosen.set(name, id);
  return applySurvey(map, read.answers, chosen);
}

function apply(map: JourneyMap, outcome: SurveyOutcome): JourneyMap {
  const doc = new Y.Doc();
  writeMap(doc, map);
  applyCommands(doc, outcome.commands);
  return readMap(doc);
}

describe('columns and scales of a survey', () => {
  test.each([
    ['who,touchpoint,how positive,likelier to choose', 'by touchpoint reaction likelier'],
    ['Timestamp;How positive was it? (1-5);Touchpoint;Your name;Why?', 'skip reaction touchpoint by note'],
    [
      'Ügyfél,Érintkezési pont,Mennyire volt pozitív?,Valószínűbb-e, hogy minket választ?',
      'by touchpoint reaction likelier',
    ],
    ['Кой отговаря,Допирна точка,Оценка,По-вероятно ли е да изберете нас', 'by touchpoint reaction likelier'],
    ['Клиент,Точка касания,Насколько положительно,Вероятность выбора', 'by touchpoint reaction likelier'],
    ['Хэн,Хүрэлцэх цэг,Үнэлгээ,Сонгох магадлал', 'by touchpoint reaction likelier'],
    ['who rated,touchpoint name,rating', 'by touchpoint reaction'],
  ])('[EX-50] %s', (line, targets) => {
    const headings = line.split(line.includes(';') ? ';' : /,(?! )/);
    expect(proposeTargets(headings).join(' ')).toBe(targets);
  });

  test('[EX-51] numbers are read by the scale that the heading names or that they fit, words and emoji as they are', () => {
    const read = (heading: string, ...cells: string[]): string =>
      cells.map((cell) => readAnswer(proposeScale(heading, cells), cell)?.slice(0, 3) ?? '?').join(' ');
    expect(read('', '-1', '0', '1')).toBe('neg neu pos');
    expect(read('', '1', '2', '3')).toBe('neg neu pos');
    expect(read('', '1', '3', '5', '4,5')).toBe('neg neu pos pos');
    expect(read('', '−5', '0', '+4')).toBe('neg neu pos');
    expect(read('', '0', '6', '7', '9', '10')).toBe('neg neg neu pos pos');
    expect(read('How positive (1-5)', '2', '3')).toBe('neg neu');
    expect(read('0–10', '1', '5')).toBe('neg neg');
    expect(read('', '5 - very good', '2 - bad')).toBe('pos neg');
    expect(read('', 'good', 'Nagyon jó', 'плохо', 'очень хорошо', '😍', '🙁', '👍🏽', 'ok', 'meh')).toBe(
      'pos pos neg pos pos neg pos neu ?',
    );
    expect(SURVEY_SCALES.map((scale) => readAnswer(scale, '11'))).toEqual(SURVEY_SCALES.map(() => null));
  });

  test('[EX-52] a row without a touchpoint or an answer is left out and told of; without any the file is refused', () => {
    const read = readSurvey('touchpoint,rating\nAd,good\n,bad\nAd,\nAd,meh\n');
    expect(read).toMatchObject({
      ok: true,
      answers: [{ row: 2, by: '', name: 'Ad', reaction: 'positive' }],
      notes: [
        'row 3: names no touchpoint; it was left out',
        'row 4: says nothing of “Ad”; it was left out',
        'row 5: “meh” is no answer on the scale; it was left out',
      ],
    });
    expect(readSurvey('touchpoint,rating\nAd,meh')).toMatchObject({
      ok: false,
      faults: [{ message: /^row 2: “meh”/ }],
    });
    expect(readSurvey('a,b\n1,2')).toMatchObject({ ok: false, faults: [{ message: /which touchpoint/ }] });
    expect(readSurvey('touchpoint,b\n1,2')).toMatchObject({ ok: false, faults: [{ message: /how positive/ }] });
    expect(readSurvey('')).toMatchObject({ ok: false, mapping: null });
  });
});

test('[EX-53] names are matched but for case and accents, then with slips; a person chooses among several and where little is alike', () => {
  const twins = { touchpoints: [...MAP.touchpoints, { id: 'call2', label: 'call to BOOK!' }] };
  const [first, ...rest] = matchNames(MAP, [
    'banner AD',
    'Oszi weboldal',
    'Baner ad',
    'form',
    'online',
    'Party',
    'banner AD',
  ]);
  expect(first).toEqual({ name: 'banner AD', count: 2, how: 'same', candidates: ['ad'], chosen: 'ad' });
  expect(rest.map(({ how, chosen, candidates }) => [how, chosen, candidates.join()])).toEqual([
    ['same', 'site', 'site'],
    ['near', 'ad', 'ad'],
    ['same', 'form', 'form'],
    ['unsure', null, 'form'],
    ['none', null, ''],
  ]);
  expect(matchNames(twins, ['Call to book'])).toEqual([
    { name: 'Call to book', count: 1, how: 'unsure', candidates: ['call', 'call2'], chosen: null },
  ]);
});

describe('answers as ratings', () => {
  const FILE = [
    'who,touchpoint,how positive,likelier to choose,why',
    'Bob,Banner ad,bad,no,too loud',
    ',Banner ad,bad,-2,',
    ',Banner ad,good,yes,',
    'Bob,Banner ad,ok,maybe,',
    'Ann,Call to book,bad,no,',
    'Bob,Party,good,,',
  ].join('\n');

  test('[EX-54] land as ratings by customers in one undo step; the reaction of the touchpoint stays', () => {
    const outcome = importSurvey(MAP, FILE);
    const doc = new Y.Doc();
    writeMap(doc, MAP);
    const undo = createUndo(doc);
    applyCommands(doc, outcome.commands);
    const after = readMap(doc);
    expect(after.touchpoints[0]).toEqual({
      ...MAP.touchpoints[0],
      ratings: [
        { by: 'Bob', side: 'customer', reaction: 'neutral', extra: { likelier: 'maybe' } },
        { by: 'Customer 1', side: 'customer', reaction: 'negative', extra: { likelier: -2 } },
        { by: 'Customer 2', side: 'customer', reaction: 'positive', extra: { likelier: 'yes' } },
      ],
    });
    // Ann of the company keeps what she said.
    expect(after.touchpoints[1]?.ratings).toEqual([
      { by: 'Ann', side: 'company', reaction: 'positive' },
      { by: 'Ann (customer)', side: 'customer', reaction: 'negative', extra: { likelier: 'no' } },
    ]);
    undo.undo();
    expect(readMap(doc)).toEqual(MAP);
    undo.destroy();
  });

  test('[EX-55] says how many came in, what each touchpoint got, and where customers see it otherwise than the team', () => {
    const { summary, notes } = importSurvey(MAP, FILE);
    expect(summary).toEqual({
      answers: 6,
      matched: 5,
      unmatched: ['Party'],
      customers: 4,
      touchpoints: [
        {
          id: 'ad',
          label: 'Banner ad',
          answers: 3,
          mean: 0,
          customers: 'neutral',
          team: 'positive',
          flips: true,
          before: 'positive',
          after: 'positive',
        },
        {
          id: 'call',
          label: 'Call to book',
          answers: 1,
          mean: -1,
          customers: 'negative',
          team: 'positive',
          flips: true,
          before: 'positive',
          after: 'negative',
        },
      ],
    });
    expect(notes).toEqual([expect.stringMatching(/^1 answer came after another/)]);
    expect(importSurvey(MAP, FILE, { Party: 'site' }).summary.unmatched).toEqual([]);
  });

  test('[EX-56] the same file again changes nothing; more of it adds to it; another one of people without names too', () => {
    const once = apply(MAP, importSurvey(MAP, FILE));
    expect(importSurvey(once, FILE).commands).toEqual([]);
    const more = apply(once, importSurvey(once, `${FILE}\n,Banner ad,bad,,`));
    const names = (map: JourneyMap): string[] => map.touchpoints[0]?.ratings?.map(({ by }) => by) ?? [];
    expect(names(more)).toEqual(['Bob', 'Customer 1', 'Customer 2', 'Customer 3']);
    const other = 'touchpoint,rating\nBanner ad,ok\nCall to book,good';
    const both = apply(more, importSurvey(more, other));
    expect(names(both)).toEqual(['Bob', 'Customer 1', 'Customer 2', 'Customer 3', 'Customer 4']);
    expect(importSurvey(both, other).commands).toEqual([]);
    expect(importSurvey(both, FILE).commands).toEqual([]);
  });
});

test('[EX-56] whatever answers come, the ratings make a valid map, and the same again changes nothing', () => {
  const word = fc.constantFrom(
    'Banner ad',
    'baner ad',
    'call',
    'Ann',
    'Bob',
    '',
    'good',
    '-5',
    '5',
    '😍',
    '=1',
    '"',
    '\n',
  );
  const row = fc.array(word, { minLength: 3, maxLength: 5 }).map((cells) => cells.join(','));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.boolean(), (rows, named) => {
      const text = [named ? 'who,touchpoint,rating,likelier' : 'touchpoint,rating,why', ...rows].join('\n');
      const read = readSurvey(text);
      if (!read.ok) {
        expect(read.faults.length).toBeGreaterThan(0);
        return;
      }
      const outcome = importSurvey(MAP, text);
      const once = apply(MAP, outcome);
      expect(parseMap(toFileObject(once))).toMatchObject({ ok: true });
      expect(once.touchpoints.map(({ reaction }) => reaction)).toEqual(MAP.touchpoints.map(({ reaction }) => reaction));
      expect(importSurvey(once, text).commands).toEqual([]);
    }),
    { seed: 56, numRuns: process.env.SOAK ? 5_000 : 100 },
  );
});
