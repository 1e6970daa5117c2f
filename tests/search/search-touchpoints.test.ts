import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Touchpoint } from '@/lib/model/types';
import { findRanges } from '@/lib/search/find-ranges';
import { foldText } from '@/lib/search/fold-text';
import { searchTouchpoints } from '@/lib/search/search-touchpoints';
import { swapLayouts } from '@/lib/search/swap-layout';
import { typoDistance } from '@/lib/search/typo-distance';

const map = (...touchpoints: (string | Partial<Touchpoint>)[]) => ({
  phases: [{ id: 'p', label: 'Vásárlás' }],
  touchpoints: touchpoints.map((one, index) => ({
    id: `t${index}`,
    label: '',
    ...(typeof one === 'string' ? { label: one } : one),
  })),
});
const labels = (searched: ReturnType<typeof map>, typed: string): string[] =>
  searchTouchpoints(searched, typed).found.map(({ touchpoint }) => touchpoint.label);

describe('what is found', () => {
  const all = map(
    'Árvíztűrő tükörfúrógép',
    'Őszi akció',
    'Дугаар үйлчилгээ өгөх',
    'Съобщение за среща',
    'Ёлка в магазине',
    'Ηλεκτρονικό ταχυδρομείο',
    '予約の電話をする',
    '전화 예약',
    'مُكالمة هاتفيّة',
    'שִׁיחַת טֶלֶפוֹן',
    'Thank-you e-mail 🎉',
    'ＷＩＤＥ ﬁne print',
    'ガイドブック',
    'Smørrebrød straße İstanbul Łódź',
    'Don’t call us',
    '👩🏽‍💻 Chat',
  );
  test.each([
    ['arvizturo', 'Árvíztűrő tükörfúrógép'],
    ['TÜKÖR', 'Árvíztűrő tükörfúrógép'],
    ['oszi', 'Őszi akció'],
    ['уйлчилгээ', 'Дугаар үйлчилгээ өгөх'],
    ['ӨГӨХ', 'Дугаар үйлчилгээ өгөх'],
    ['среща', 'Съобщение за среща'],
    ['елка', 'Ёлка в магазине'],
    ['ηλεκτρονικο', 'Ηλεκτρονικό ταχυδρομείο'],
    ['ΤΑΧΥΔΡΟΜΕΊΟ', 'Ηλεκτρονικό ταχυδρομείο'],
    ['電話', '予約の電話をする'],
    ['예약', '전화 예약'],
    ['전ㅎ', '전화 예약'],
    ['مكالمة', 'مُكالمة هاتفيّة'],
    ['שיחת', 'שִׁיחַת טֶלֶפוֹן'],
    ['🎉', 'Thank-you e-mail 🎉'],
    ['email', 'Thank-you e-mail 🎉'],
    ['thank you', 'Thank-you e-mail 🎉'],
    ['wide fine', 'ＷＩＤＥ ﬁne print'],
    ['がいど', 'ガイドブック'],
    ['smorre', 'Smørrebrød straße İstanbul Łódź'],
    ['strasse istanbul lodz', 'Smørrebrød straße İstanbul Łódź'],
    ['dont', 'Don’t call us'],
    ['👩‍💻', '👩🏽‍💻 Chat'],
  ])('[PA-181] %s finds %s, and nothing else', (typed, label) => {
    expect(labels(all, typed)).toEqual([label]);
  });

  test('[PA-181] slips of the finger are forgiven where nothing has what was typed: one from four letters on, two from eight', () => {
    const shop = map('Banner ad', 'Appointment by phone', 'Ad');
    for (const [typed, label] of [
      ['baner', 'Banner ad'],
      ['abnner', 'Banner ad'],
      ['bsnner', 'Banner ad'],
      ['apointmet', 'Appointment by phone'],
      ['phon appointmant', 'Appointment by phone'],
    ] as const) {
      expect(searchTouchpoints(shop, typed)).toMatchObject({ near: true, found: [{ touchpoint: { label } }] });
    }
    expect(labels(shop, 'ax')).toEqual([]);
    expect(labels(shop, 'bsxner')).toEqual([]);
    expect(searchTouchpoints(shop, 'ad')).toMatchObject({ near: false, found: [{}, {}] });
  });

  test('[PA-181] what was typed on the wrong keyboard layout is found', () => {
    const both = map('Привет', 'Ship it', 'Үнэ', 'Среща', 'Οδός');
    expect(labels(both, 'ghbdtn')).toEqual(['Привет']);
    expect(labels(both, 'ыршз')).toEqual(['Ship it']);
    expect(labels(both, 'oyt')).toEqual(['Үнэ']);
    expect(labels(both, 'srea')).toEqual([]);
    expect(labels(both, 'sre]a')).toEqual(['Среща']);
    expect(searchTouchpoints(both, 'ghbdtn').sought).toBe('привет');
    expect(swapLayouts('123')).toEqual([]);
  });

  test('[PA-182] better answers come first: whole, beginning, beginnings of words, anywhere; then owner, phase, notes', () => {
    const shop = map(
      { label: 'z', notes: 'ask about the call' },
      { label: 'y', phase: 'p' },
      { label: 'x', owner: 'Call centre' },
      'Recall',
      'A long first call',
      'First call',
      'Call to book',
      'Callback',
      'Call',
    );
    expect(labels(shop, 'call')).toEqual([
      'Call',
      'Callback',
      'Call to book',
      'First call',
      'A long first call',
      'Recall',
      'x',
      'z',
    ]);
    expect(searchTouchpoints(shop, 'vasarlas').found).toMatchObject([{ touchpoint: { label: 'y' }, foundIn: 'phase' }]);
    // Every word has to be somewhere.
    expect(labels(shop, 'call first')).toEqual(['First call', 'A long first call']);
    expect(searchTouchpoints(shop, 'x centre').found).toMatchObject([{ touchpoint: { label: 'x' }, foundIn: 'owner' }]);
    expect(labels(shop, 'call nowhere')).toEqual([]);
    expect(labels(shop, '  ')).toEqual([]);
  });
});

const word = fc.stringMatching(/^[a-zа-яөүёáőű電話]{1,9}$/);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(word, { maxLength: 6 }).map((all) => all.join(' ')),
);

describe('laws', () => {
  test('[PA-181] folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(foldText(foldText(one))).toBe(foldText(one));
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('[PA-181] every touchpoint is found by any part of any of its words, in any case and normal form', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (words, a, b, upper) => {
          const label = words.join(' ');
          const one = [...(words[a % words.length] as string)];
          const start = b % one.length;
          const part = one.slice(start, start + 1 + (a % one.length)).join('');
          const typed = (upper ? part.toUpperCase() : part).normalize(a % 2 ? 'NFD' : 'NFC');
          expect(labels(map('zzz', label), typed)).toContain(label);
        },
      ),
      { seed: 6, numRuns: 400 },
    );
  });

  test('[PA-182] the ranking is that of the tiers, whatever the labels', () => {
    const tier = (label: string, typed: string): number => {
      const [a, b] = [foldText(label), foldText(typed)];
      if (a === b) return 0;
      if (a.startsWith(b)) return 1;
      return a.split(' ').some((one) => one.startsWith(b)) ? 2 : 3;
    };
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 30 }), word, (all, typed) => {
        const found = labels(map(...all, typed, `${typed}x`, `x ${typed}`, `x${typed}`), typed);
        const tiers = found.map((label) => tier(label, typed));
        expect(tiers).toEqual([...tiers].sort());
        expect(found.length).toBeGreaterThanOrEqual(4);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('[PA-181] the distance is that of a plain reckoning of slips, bounded', () => {
    const plain = (a: string, b: string): number => {
      const rows = Array.from({ length: a.length + 1 }, (_, i) =>
        Array.from({ length: b.length + 1 }, (_, j) => i || j),
      );
      for (let i = 0; i <= a.length; i += 1) rows[i]![0] = i;
      for (let i = 1; i <= a.length; i += 1)
        for (let j = 1; j <= b.length; j += 1) {
          rows[i]![j] = Math.min(
            rows[i - 1]![j]! + 1,
            rows[i]![j - 1]! + 1,
            rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
            i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : 99,
          );
        }
      return Math.min(...rows[a.length]!);
    };
    const short = fc.stringMatching(/^[abc]{0,9}$/);
    fc.assert(
      fc.property(short, short, fc.constantFrom(0, 1, 2), (a, b, most) => {
        expect(typoDistance(a, b, most)).toBe(Math.min(most + 1, plain(a, b)));
      }),
      { seed: 8, numRuns: 1_500 },
    );
  });

  test('[PA-182] marked parts are apart, in order, in the text, and fold to what was sought', () => {
    fc.assert(
      fc.property(text, text, (label, typed) => {
        let last = -1;
        for (const { start, end } of findRanges(label, typed)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(label.length);
          last = end;
        }
      }),
      { seed: 9, numRuns: 400 },
    );
    expect(findRanges('Az Őszi akció', 'akcio oszi')).toEqual([
      { start: 3, end: 7 },
      { start: 8, end: 13 },
    ]);
    expect(findRanges('Recall the call', 'call')).toEqual([{ start: 11, end: 15 }]);
    expect(findRanges('e\u0301te\u0301', 'ete')).toEqual([{ start: 0, end: 5 }]);
  });
});
