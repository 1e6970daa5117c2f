import type { Touchpoint } from '../../model/types';
import { LIMITS } from '../../protocol/limits';
import { outlinePath } from '../card-outline';
import { fitText, layoutText, measureText } from '../layout-text';
import { TYPE } from '../tokens';
import type { Box, Shape } from '../types';

const LABEL = { size: TYPE.detail.size, weight: 600, line: TYPE.detail.line } as const;
const TEXT = { size: TYPE.detail.size, weight: 400, line: TYPE.detail.line } as const;
const NUMBER = { size: TYPE.caption.size, height: 18 } as const;
const HEADING = 34;
const INDENT = 44;
const BETWEEN = 16;
const COLUMN = { least: 400, gap: 40, most: 4 } as const;

/** The touchpoints whose notes are listed, in the order in which they stand on the map, from the left and from above. */
export function touchpointsWithNotes(
  touchpoints: readonly Touchpoint[],
  boxes: ReadonlyMap<string, Box>,
): readonly Touchpoint[] {
  return touchpoints
    .filter(({ id, notes }) => boxes.has(id) && (notes ?? '').trim() !== '')
    .sort((a, b) => {
      const [one, other] = [boxes.get(a.id) as Box, boxes.get(b.id) as Box];
      return one.x - other.x || one.y - other.y || (a.id < b.id ? -1 : 1);
    });
}

/** A number in a small dark capsule; `right` is its right end, `middle` its height. */
export function noteNumber(number: number, right: number, middle: number): Shape {
  const text = String(number);
  const wide = measureText(text, NUMBER.size, 600);
  const width = Math.max(NUMBER.height, Math.ceil(wide) + 10);
  const corners = { left: NUMBER.height / 2, right: NUMBER.height / 2 };
  return {
    kind: 'group',
    x: right - width,
    y: middle - NUMBER.height / 2,
    shapes: [
      { kind: 'path', d: outlinePath(width, NUMBER.height, corners), fill: 'ink' },
      { kind: 'text', x: width / 2, y: 13, text, size: NUMBER.size, weight: 600, ink: 'paper', anchor: 'middle' },
    ],
  };
}

/** The notes of touchpoints as a list in columns, under a heading; what is beyond the limits is counted. */
export function notesList(
  touchpoints: readonly Touchpoint[],
  width: number,
): { readonly height: number; readonly shapes: readonly Shape[] } {
  if (touchpoints.length === 0) return { height: 0, shapes: [] };
  const columns = Math.max(1, Math.min(COLUMN.most, Math.floor((width + COLUMN.gap) / (COLUMN.least + COLUMN.gap))));
  const room = Math.floor((width - (columns - 1) * COLUMN.gap) / columns);
  const items = touchpoints.slice(0, LIMITS.pictureNotes).map((touchpoint, i) => noteItem(touchpoint, i + 1, room));
  const rest = touchpoints.length - items.length;
  const total = items.reduce((sum, { height }) => sum + height + BETWEEN, 0);
  const shapes: Shape[] = [{ kind: 'text', x: 0, y: 13, text: 'Notes', size: LABEL.size, weight: 600, ink: 'soft' }];
  let [column, y, deepest] = [0, 0, 0];
  for (const item of items) {
    // A column takes what still has half its height within its share.
    if (y > 0 && column < columns - 1 && y + item.height / 2 > total / columns) {
      column += 1;
      y = 0;
    }
    shapes.push({ kind: 'group', x: column * (room + COLUMN.gap), y: HEADING + y, shapes: item.shapes });
    y += item.height + BETWEEN;
    deepest = Math.max(deepest, y);
  }
  let height = HEADING + deepest;
  if (rest > 0) {
    const text = `and notes of ${rest} more touchpoints, which are in the map`;
    shapes.push({ kind: 'text', x: 0, y: height + 13, text, size: TEXT.size, weight: TEXT.weight, ink: 'soft' });
    height += 18 + BETWEEN;
  }
  return { height, shapes };
}

function noteItem(
  { label, notes = '' }: Touchpoint,
  number: number,
  width: number,
): { readonly height: number; readonly shapes: readonly Shape[] } {
  const room = width - INDENT;
  const title = fitText(label.replace(/\s+/g, ' ').trim() || 'Without a name', room, LABEL.size, LABEL.weight);
  const { lines } = layoutText(notes, { ...TEXT, width: room, maxLines: LIMITS.pictureNoteLines });
  return {
    height: LABEL.line + lines.length * TEXT.line,
    shapes: [
      noteNumber(number, INDENT - 10, 9),
      { kind: 'text', x: INDENT, y: 13, text: title, size: LABEL.size, weight: LABEL.weight, ink: 'ink' },
      ...lines.map(
        (text, i): Shape => ({
          kind: 'text',
          x: INDENT,
          y: 13 + (i + 1) * TEXT.line,
          text,
          size: TEXT.size,
          weight: TEXT.weight,
          ink: 'ink',
        }),
      ),
    ],
  };
}
