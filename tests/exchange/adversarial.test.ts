import { afterAll, describe, expect, test } from 'vitest';
import { readApart } from '../support/read-apart';

/** Large enough that a reader which looks at anything once for each sign is at it for minutes. */
const MANY = 120_000;
const MOST_MS = 2000;

const list = (count: number, name: string): string => Array.from({ length: count }, (_, i) => name + i).join(',');
const again = (text: string, times = MANY): string => text.repeat(times);

/** Files that are dear to a reader which goes over them again and again: each was once, or nearly. */
const FILES: Readonly<Record<string, string>> = {
  'blanks in a label.mmd': `flowchart LR\na["x${again(' ')}y"] -->|x${again(' ')}y| b`,
  'blanks in a list of classes.mmd': `flowchart LR\na-->b\nclass a${again(' ')}b c`,
  'classes of many to many.mmd': `flowchart LR\na-->b\nclass ${list(5000, 'a')} ${list(5000, 'c')}`,
  'statements in one line.mmd': `flowchart LR; ${again('class a b;style a x;')}`,
  'a far end of a label.mmd': `flowchart LR\n${list(20_000, 'a').replace(/,/g, '[/x\\]\n')}\nz[/y/]`,
  'quotes in values.mmd': `flowchart LR\na@{"}""}"${again('"}""}"')}}`,
  'a title with comments.mmd': `---\ntitle: ${again(' #')}\u2028x\n---\nflowchart LR\na-->b`,
  'comments of a journey.mmd': `journey\nA: 3: ${again('#x')}\u2028z`,
  'an arrow after blanks.txt': `a${again(' ')}b -> c`,
  'paragraphs of one touchpoint.md': `# t\n\n## a\n\n### b\n\n${again('some words\n\n', 40_000)}- x`,
  'comments that do not end.md': `- x ${again('<!-- ')}`,
  'ratings that are none.md': `- x\n  - ratings:\n${again('    - Ann\n', 40_000)}`,
  'names in one cell.csv': `label,next\na,"${again('a,')}"`,
  'ids that begin alike.canvas': JSON.stringify({
    nodes: Array.from({ length: 8_000 }, (_, i) => {
      return { id: i === 0 ? 's'.repeat(47) : `t${i}`, type: 'text', text: 'a', x: 0, y: 0, width: 1, height: 1 };
    }),
    edges: Array.from({ length: 15_998 }, (_, i) => {
      return { id: `no id ${i}`, fromNode: 's'.repeat(47), toNode: `t${(i >> 1) + 1}` };
    }),
  }),
};

const apart = await readApart();
afterAll(() => apart.end());

describe('[EX-132] the time that a file takes grows with its size, whatever stands in it', () => {
  test.each(Object.entries(FILES))('%s', async (name, text) => {
    const outcome = await apart.read({ name, bytes: new TextEncoder().encode(text) });
    expect(outcome).toMatchObject({ wrong: null });
    if (typeof outcome !== 'string') expect(outcome.cpuMs).toBeLessThan(MOST_MS);
  });
});
