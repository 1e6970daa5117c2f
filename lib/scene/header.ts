import type { Analysis } from '../analysis/types';
import { outlinePath } from './card-outline';
import { fitText, layoutText, measureText } from './layout-text';
import { TYPE } from './tokens';
import type { Shape } from './types';

const TITLE = { size: TYPE.display.size, weight: 700, lineHeight: TYPE.display.line } as const;
const VERDICT = { size: TYPE.title.size, lineHeight: TYPE.title.line } as const;
const DATE = { size: TYPE.detail.size, weight: 400, most: 240, gap: 32 } as const;
const BAR = { width: 18, height: 6, gap: 3, most: 12 } as const;

/** What stands above a picture; null is left out. */
export interface HeaderWords {
  readonly title: string | null;
  readonly verdict: { readonly text: string; readonly hint: string | null } | null;
  readonly date: string | null;
}

interface Header {
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/**
 * Title and verdict of a picture: what a reader of the report must take in first. A title takes the lines that it needs;
 * a date stands at the right end of the first line.
 */
export function headerOf({ title, verdict, date }: HeaderWords, analysis: Analysis, width: number): Header {
  const said = verdict?.text ? verdict : null;
  const day = date === null || date.trim() === '' ? '' : fitText(date, DATE.most, DATE.size, DATE.weight);
  const taken = day === '' ? 0 : Math.ceil(measureText(day, DATE.size, DATE.weight)) + DATE.gap;
  const lines = title === null ? [] : layoutText(title, { ...TITLE, width: width - taken }).lines;
  const shapes: Shape[] = lines.map((text, line) => ({
    kind: 'text',
    x: 0,
    y: 25 + line * TITLE.lineHeight,
    text,
    size: TITLE.size,
    weight: TITLE.weight,
    ink: 'ink',
  }));
  let height = lines.length * TITLE.lineHeight;
  if (said) {
    const own = verdictShapes(said, analysis, height + 20, lines.length > 0 ? width : width - taken);
    shapes.push(...own.shapes);
    height = own.height;
  }
  if (day !== '') {
    const y = lines.length > 0 ? 25 : said ? 20 : 14;
    shapes.push({
      kind: 'text',
      x: width,
      y,
      text: day,
      size: DATE.size,
      weight: DATE.weight,
      ink: 'soft',
      anchor: 'end',
    });
    height = Math.max(height, TYPE.detail.line);
  }
  return { height, shapes };
}

/** The verdict with its baseline at `y`, and the height down to its end. */
function verdictShapes(
  verdict: { readonly text: string; readonly hint: string | null },
  analysis: Analysis,
  y: number,
  width: number,
): Header {
  const bars = chainBars(analysis);
  const shapes = bars.map(({ x, shape }): Shape => ({ kind: 'group', x, y: y - 8, shapes: [shape] }));
  let x = bars.length > 0 ? bars.length * (BAR.width + BAR.gap) + 9 : 0;
  const text = fitText(verdict.text, width - x, VERDICT.size, 600);
  shapes.push({ kind: 'text', x, y, text, size: VERDICT.size, weight: 600, ink: 'ink' });
  x += measureText(`${text} `, VERDICT.size, 600);
  const hint = verdict.hint === null ? '' : `· ${verdict.hint}`;
  if (hint === '') return { height: y + 6, shapes };
  const room = width - x;
  if (measureText(hint, VERDICT.size, 400) <= room) {
    shapes.push({ kind: 'text', x: Math.round(x), y, text: hint, size: VERDICT.size, weight: 400, ink: 'soft' });
    return { height: y + 6, shapes };
  }
  const rest = layoutText(verdict.hint ?? '', { width, size: VERDICT.size, weight: 400, maxLines: 2 }).lines;
  rest.forEach((line, i) => {
    shapes.push({
      kind: 'text',
      x: 0,
      y: y + (i + 1) * VERDICT.lineHeight,
      text: line,
      size: VERDICT.size,
      weight: 400,
      ink: 'soft',
    });
  });
  return { height: y + rest.length * VERDICT.lineHeight + 6, shapes };
}

/** One small bar for each chain, whole or broken; none when there are more than fit the eye. */
function chainBars(analysis: Analysis): { readonly x: number; readonly shape: Shape }[] {
  const chains = analysis.scopeFigures[0]?.chains;
  if (!chains?.exact || chains.total === 0n || chains.total > BigInt(BAR.most)) return [];
  const total = Number(chains.total);
  const intact = Number(chains.intact);
  return Array.from({ length: total }, (_, i) => ({
    x: i * (BAR.width + BAR.gap),
    shape: i < intact ? whole() : broken(),
  }));
}

function whole(): Shape {
  const corners = { left: BAR.height / 2, right: BAR.height / 2 };
  return { kind: 'path', d: outlinePath(BAR.width, BAR.height, corners), fill: 'positive' };
}

function broken(): Shape {
  const { width, height } = BAR;
  const [a, b] = [width / 2 - 2.5, width / 2 + 2.5];
  const d = `M3 0H${a + 1}L${a - 1} ${height}H3A3 3 0 0 1 3 0ZM${b + 1} 0H${width - 3}A3 3 0 0 1 ${width - 3} ${height}H${b - 1}Z`;
  return { kind: 'path', d, fill: 'negative' };
}
