import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { exampleMap } from '@/lib/examples/examples';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import type { JourneyMap } from '@/lib/model/types';
import { reportOf } from '@/server/cli/report/report';
import { widthOf } from '@/server/cli/report/sheet';
import { runThroughline } from '../support/command-line';
import { mapOf, touchpoint } from '../support/scene-maps';

const tell = (map: JourneyMap, terminal = { color: false, columns: 80 }) => reportOf(map, analyze(map), terminal);
const telephony = () => exampleMap('telephony-en')!;

describe('the report of check', () => {
  test('[CL-20] tells of the telephony provider what a stranger understands, word for word', async () => {
    const { code, out, err } = await runThroughline(['check', '-'], writeMapFile(telephony()), { COLUMNS: '' });
    expect([code, err]).toEqual([1, '']);
    await expect(out).toMatchFileSnapshot('./fixtures/telephony-report.txt');
  });

  test('[CL-21] is as wide as the terminal, 80 columns without one, and not coloured there', async () => {
    const widest = (out: string) => Math.max(...out.split('\n').map(widthOf));
    expect(widest(tell(telephony()))).toBeGreaterThan(75);
    for (const columns of [40, 60, 80, 110]) {
      const out = tell(telephony(), { color: true, columns });
      expect(widest(out)).toBeLessThanOrEqual(columns);
      expect(out).toContain('\u001b[1m');
    }
    const words = (out: string) => out.split(/\s+/).join(' ');
    expect(words(tell(telephony(), { color: false, columns: 40 }))).toBe(words(tell(telephony())));
    const { out } = await runThroughline(['check', '-'], writeMapFile(telephony()), { COLUMNS: '50' });
    expect(widest(out)).toBeLessThanOrEqual(50);
    expect(out).not.toContain('\u001b');
    expect(widthOf('\u001b[1mé漢\u001b[22m👍')).toBe(5);
  });

  test('[CL-22] groups starts by verdict, says inside which touchpoint, and what to mend together', () => {
    const map = mapOf(
      [
        touchpoint('a'),
        touchpoint('n', { reaction: 'negative', owner: 'Ann' }),
        touchpoint('m', { reaction: 'negative', effort: 3 }),
        touchpoint('z'),
        touchpoint('s', { role: 'start' }),
        touchpoint('x', { parent: 's' }),
        touchpoint('y', { parent: 's', reaction: 'negative' }),
      ],
      ['a>n', 'n>m', 'm>z', 'x>y'],
    );
    const out = tell(map, { color: false, columns: 110 });
    expect(out).toMatch(
      /^Broken \(one of two starts\):.*\n {2}• Touchpoint a › ✗ Touchpoint n › ✗ Touchpoint m › Touchpoint z$/m,
    );
    expect(out).toContain('\n    Two touchpoints on this way must be mended.\n');
    expect(out).toContain('\nUnfinished (one of two starts): ');
    expect(out).toMatch(/^Broken inside "Touchpoint s" \(the only start\):[^•]* {2}• Touchpoint x › ✗ Touchpoint y$/m);
    expect(out).toMatch(/Touchpoint y\n +It is a part of "Touchpoint s"\. One more chain works when it is mended\./);
    expect(out).toMatch(/Touchpoint s\n +It breaks inside: mend its parts\. No chain leads through it yet\./);
    expect(out).toContain('Mended alone it makes no chain work: another break lies on the same ways.');
    expect(out).toMatch(
      /The fewest that make every broken start work again, mended together: "Touchpoint m" and "Touchpoint n"\./,
    );
    expect(out).toContain('Mend "Touchpoint m" and "Touchpoint n" (owner: Ann). Find somebody who takes them on.');
    expect(out).toContain('Draw the way on from "Touchpoint s", up to a final touchpoint.');
  });

  test('[CL-23] of a huge map it stays short, and says what it leaves out', () => {
    const many = Array.from({ length: 3_000 }, (_, i) => i);
    const map = mapOf(
      many.flatMap((i) => [
        touchpoint(`a${i}`),
        touchpoint(`n${i}`, { reaction: i % 2 === 0 ? 'negative' : undefined }),
        touchpoint(`z${i}`),
        touchpoint(`o${i}`),
      ]),
      many.flatMap((i) => [`a${i}>n${i}`, `n${i}>z${i}`]),
    );
    const out = tell(map);
    expect(out.split('\n').length).toBeLessThan(250);
    expect(out).toContain('… and 1475 more (--json lists all)');
    expect(out).toContain('(--json lists all)');
  });

  test('[CL-24] of an empty map, and of one without a start, it says what to do', () => {
    expect(tell(mapOf([], []))).toContain('1. Draw the first touchpoint: where does a customer meet you?');
    const circle = mapOf([touchpoint('a'), touchpoint('b')], ['a>b', 'b>a']);
    expect(tell(circle)).toContain('No chain yet: where does it begin?');
    expect(tell(circle)).toContain('1. Mark the touchpoints where customers come in as starts');
  });

  test('[CL-24] texts of a map cannot steer the terminal, wherever they stand', () => {
    const evil = 'x\u001b[2J\u0007\u202e\ny';
    const map = mapOf(
      [
        touchpoint('a', { label: evil }),
        touchpoint('n', { label: evil, reaction: 'negative', owner: evil }),
        touchpoint('o', { label: evil }),
      ],
      ['a>n'],
      { title: evil },
    );
    expect(tell(map)).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  });
});
