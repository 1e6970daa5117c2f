import type { Analysis } from '../analysis/types';
import { type VerdictLine, verdictLine } from '../analysis/words/verdict-line';
import type { JourneyMap } from '../model/types';
import { headerOf } from './header';
import { layoutText } from './layout-text';
import { legendOf } from './legend';
import { type ChosenPart, choosePart, partFault } from './picture/choose-part';
import { COLUMN_HEADING, columnHeadings } from './picture/column-headings';
import { drawPart } from './picture/draw-part';
import { notesList } from './picture/notes-list';
import { DEFAULT_PICTURE, type PictureOptions } from './picture/options';
import { TYPE } from './tokens';
import type { Scene, Shape } from './types';

const MARGIN = 48;
const LEAST_WIDTH = 720;

/**
 * A map, or a part of it, as a picture: title, verdict, phases, cards and transitions as the screen shows them, legend.
 * All states are those of the whole map: what starves behind a break does so in a picture without the break, too.
 * Touchpoints without a position are placed. The same map, analysis and options give the same scene, in either theme.
 */
export function mapScene(map: JourneyMap, analysis: Analysis, options: PictureOptions = DEFAULT_PICTURE): Scene {
  const part = choosePart(map, analysis, options.part);
  const drawing = drawPart(map, analysis, part, options);
  const { extent } = drawing;
  const inner = Math.ceil(Math.max(extent.width, LEAST_WIDTH - 2 * MARGIN));
  const fault = partFault(map, options.part);
  const title = [map.title.trim() || 'Untitled map', part.name].filter((words) => words !== null).join(' · ');
  const verdict = options.verdict ? verdictOf(verdictLine(analysis), part) : null;
  const header = headerOf({ title: options.title ? title : null, verdict, date: options.date }, analysis, inner);
  const nothing = fault === null ? null : faultText(fault, inner);
  const headings = drawing.columns.length > 0 ? COLUMN_HEADING.height : 0;
  const top = MARGIN + header.height + (header.height > 0 ? 28 : 0);
  const bottom = top + headings + (nothing?.height ?? extent.height);
  const left = MARGIN + Math.floor((inner - extent.width) / 2);
  const shapes: Shape[] = [
    { kind: 'group', x: MARGIN, y: MARGIN, shapes: header.shapes },
    ...columnHeadings(drawing.columns, left - extent.x, top, bottom),
    { kind: 'group', x: left - extent.x, y: top + headings - extent.y, shapes: drawing.shapes },
    ...(nothing ? [{ kind: 'group', x: MARGIN, y: top, shapes: nothing.shapes } as const] : []),
  ];
  let end = bottom + 36;
  const append = ({ height, shapes: own }: Piece, space: number): void => {
    if (height === 0) return;
    shapes.push({ kind: 'path', d: `M${MARGIN} ${end - 16}H${MARGIN + inner}`, stroke: 'line', strokeWidth: 1 });
    shapes.push({ kind: 'group', x: MARGIN, y: end, shapes: own });
    end += height + space;
  };
  if (options.legend) append(legendOf(drawing.states, inner), 32);
  append(notesList(drawing.noted, inner), 16);
  return {
    width: inner + 2 * MARGIN,
    height: Math.ceil(end),
    // What a picture is not to say it doesn't say to those who hear it either.
    title: options.title ? title : 'Journey map',
    description: describe(map, part, verdict),
    shapes,
  };
}

interface Piece {
  readonly height: number;
  readonly shapes: readonly Shape[];
}

type VerdictWords = Pick<VerdictLine, 'text' | 'hint'>;

/** In a part the verdict is said to be of the whole. */
function verdictOf({ text, hint }: VerdictLine, part: ChosenPart): VerdictWords {
  return { text: part.name === null || text === '' ? text : `Whole map: ${text}`, hint };
}

function faultText(fault: string, width: number): Piece {
  const type = { size: TYPE.body.size, weight: 400 } as const;
  const { lines } = layoutText(fault, { ...type, width, maxLines: 4 });
  const shapes = lines.map((text, i): Shape => {
    return { kind: 'text', x: 0, y: 15 + i * TYPE.body.line, text, ...type, ink: 'soft' };
  });
  return { height: lines.length * TYPE.body.line, shapes };
}

function describe(whole: JourneyMap, { map, name, count }: ChosenPart, verdict: VerdictWords | null): string {
  const said = [verdict?.text, verdict?.hint].filter(Boolean).join(' · ') + (verdict?.text ? '. ' : '');
  if (name !== null) return `${said}${count} of ${whole.touchpoints.length} touchpoints.`;
  return `${said}${map.touchpoints.length} touchpoints and ${map.transitions.length} transitions.`;
}
