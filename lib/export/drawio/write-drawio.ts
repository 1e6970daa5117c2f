import type { Analysis } from '../../analysis/types';
import { capital } from '../../analysis/words/quote-label';
import { verdictLine } from '../../analysis/words/verdict-line';
import type { JourneyMap, Touchpoint } from '../../model/types';
import { commonWhole } from '../../scene/nesting/nest';
import type { Point } from '../../scene/types';
import type { ExportOptions } from '../options';
import { phaseLabels, touchpointData } from '../touchpoint-data';
import { cardCells } from './card-cells';
import { attributes, type Cell, cellXml } from './cell';
import { edgeCell } from './edge-cells';
import { type DiagramLayout, layOutDiagram } from './layout';
import { legendCells } from './legend-cells';
import { type InkOf, inksOf, laneStyle, textStyle } from './styles';

/** What a drawing in draw.io takes of the options. */
export type DrawioOptions = Pick<ExportOptions, 'theme' | 'title' | 'verdict' | 'legend' | 'date' | 'names' | 'notes'>;

const MARGIN = 40;
const LANE_HEAD = 40;
const LANE_PAD = 24;

/** The layer that all stands in, with the place of its corner: everything is drawn from there. */
interface Stage {
  readonly map: JourneyMap;
  readonly analysis: Analysis;
  readonly options: DrawioOptions;
  readonly layout: DiagramLayout;
  readonly inkOf: InkOf;
  /** Labels of phases, by id. */
  readonly phases: ReadonlyMap<string, string>;
  /** Of each container, by the id of its cell: what is in it. */
  readonly children: Map<string, Cell[]>;
  /** Where the top left corner of a container is, on the canvas. */
  readonly corners: Map<string, Point>;
}

/**
 * A map as a draw.io file, uncompressed: touchpoints as shapes with their data, phases as lanes and wholes as containers
 * that move what is in them, transitions as connectors that hang on both ends. Written to the `mxfile` schema that
 * draw.io's makers publish. In every container connectors come first, so that no line runs over a card.
 */
export function writeDrawio(map: JourneyMap, analysis: Analysis, options: DrawioOptions): string {
  const layout = layOutDiagram(map);
  const { extent } = layout;
  const heads = headLines(map, analysis, options);
  const headHeight = heads.reduce((sum, { height }) => sum + height, 0);
  const above = MARGIN + headHeight + 20 + (layout.columns.length > 0 ? LANE_HEAD + LANE_PAD : 0);
  const corner: Point = [extent.x - MARGIN - LANE_PAD, extent.y - above];
  const stage: Stage = {
    map,
    analysis,
    options,
    layout,
    inkOf: inksOf(options.theme),
    phases: phaseLabels(map),
    children: new Map(),
    corners: new Map([['1', corner]]),
  };
  const lanes = laneCells(stage, corner);
  // Corners first, since everything is measured from the corner of what it is in.
  for (const id of layout.frames.keys()) {
    const { x, y } = layout.frames.get(id)!;
    stage.corners.set(`t-${id}`, [x, y]);
  }
  for (const transition of map.transitions) addEdge(stage, transition);
  put(stage, lanes);
  for (const touchpoint of map.touchpoints) addCard(stage, touchpoint);
  const below = above + extent.height + LANE_PAD + MARGIN;
  const free = [
    ...headCells(heads, stage),
    ...(options.legend ? legendCells(analysis, [MARGIN + LANE_PAD, below], stage.inkOf) : []),
  ];
  const width = Math.max(720, Math.ceil(extent.width + 2 * (MARGIN + LANE_PAD)));
  return fileXml(map, [...free, ...inOrder(stage)], width, Math.ceil(below + 60), stage.inkOf('paper'));
}

function put({ children }: Stage, cells: readonly Cell[]): void {
  for (const cell of cells) {
    const list = children.get(cell.parent);
    if (list) list.push(cell);
    else children.set(cell.parent, [cell]);
  }
}

/** Containers before what is in them, without recursion: wholes may be nested deeply. */
function* inOrder({ children }: Stage): Generator<Cell> {
  const waiting: Cell[] = [...(children.get('1') ?? [])].reverse();
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    yield cell;
    for (const child of [...(children.get(cell.id) ?? [])].reverse()) waiting.push(child);
  }
}

function laneCells({ layout, inkOf, corners }: Stage, corner: Point): Cell[] {
  const { columns, extent } = layout;
  const top = extent.y - LANE_HEAD - LANE_PAD;
  return columns.map(({ id, label, color, x, width }, i): Cell => {
    const cellId = `p-${i}`;
    corners.set(cellId, [x, top]);
    return {
      id: cellId,
      parent: '1',
      label,
      connectable: false,
      style: laneStyle(LANE_HEAD, color === null ? null : `phase-${color}`, inkOf),
      place: { x: x - corner[0], y: top - corner[1], width, height: extent.height + LANE_HEAD + 2 * LANE_PAD },
      data: [['phase', id]],
    };
  });
}

/** The cell that a touchpoint stands in: what it is a part of, the lane of its phase, or the layer. */
function containerOf({ layout }: Stage, id: string): string {
  const whole = layout.nest?.parent.get(id);
  if (whole !== undefined) return `t-${whole}`;
  const column = layout.columnOf.get(id);
  return column ? `p-${layout.columns.indexOf(column)}` : '1';
}

function addEdge(stage: Stage, transition: JourneyMap['transitions'][number]): void {
  const { analysis, layout, corners } = stage;
  const { id, source, target } = transition;
  const [from, to] = [layout.boxes.get(source), layout.boxes.get(target)];
  const state = analysis.transitions.get(id);
  const route = layout.routes.get(id);
  if (!from || !to || !state || !route) return;
  const whole = commonWhole(layout.nest, [source, target]);
  const lane = containerOf(stage, source);
  const parent = whole !== null ? `t-${whole}` : lane === containerOf(stage, target) ? lane : '1';
  const origin = corners.get(parent) ?? [0, 0];
  put(stage, [edgeCell({ transition, state, source: from, target: to, route, parent, origin, analysis }, stage.inkOf)]);
}

function addCard(stage: Stage, touchpoint: Touchpoint): void {
  const { analysis, options, layout, phases, corners, inkOf } = stage;
  const box = layout.boxes.get(touchpoint.id);
  const state = analysis.touchpoints.get(touchpoint.id);
  if (!box || !state) return;
  const parent = containerOf(stage, touchpoint.id);
  const data = touchpointData(touchpoint, state, phases, options);
  const isFrame = layout.frames.has(touchpoint.id);
  const origin = corners.get(parent) ?? [0, 0];
  put(stage, cardCells({ touchpoint, state, box, isFrame, parent, origin, data, names: options.names }, inkOf));
}

interface HeadLine {
  readonly id: string;
  readonly text: string;
  readonly size: number;
  readonly height: number;
}

function headLines(map: JourneyMap, analysis: Analysis, { title, verdict, date }: DrawioOptions): HeadLine[] {
  const { text, hint } = verdictLine(analysis);
  return [
    ...(title ? [{ id: 'title', text: map.title.trim() || 'Untitled map', size: 26, height: 40 }] : []),
    ...(verdict
      ? [{ id: 'verdict', text: capital([text, hint].filter(Boolean).join(' · ')), size: 14, height: 24 }]
      : []),
    ...(date === null ? [] : [{ id: 'date', text: date, size: 12, height: 20 }]),
  ];
}

function headCells(lines: readonly HeadLine[], { inkOf, layout }: Stage): Cell[] {
  let top = MARGIN;
  const width = Math.max(640, layout.extent.width);
  return lines.map(({ id, text, size, height }): Cell => {
    const y = top;
    top += height;
    const style = textStyle(size > 12 ? 'ink' : 'soft', size, inkOf, size > 20 ? { fontStyle: 1 } : {});
    return {
      id,
      parent: '1',
      label: text,
      connectable: false,
      style,
      place: { x: MARGIN + LANE_PAD, y, width, height },
    };
  });
}

function fileXml(map: JourneyMap, cells: readonly Cell[], width: number, height: number, paper: string): string {
  const page = attributes([
    ['grid', '0'],
    ['guides', '1'],
    ['tooltips', '1'],
    ['connect', '1'],
    ['arrows', '1'],
    ['fold', '1'],
    ['page', '1'],
    ['pageScale', '1'],
    ['pageWidth', String(width)],
    ['pageHeight', String(height)],
    ['background', paper],
    ['math', '0'],
    ['shadow', '0'],
  ]);
  const name = map.title.trim().slice(0, 60) || 'Untitled map';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mxfile host="Throughline" compressed="false">',
    `<diagram${attributes([
      ['id', 'map'],
      ['name', name],
    ])}>`,
    `<mxGraphModel${page}>`,
    '<root>',
    '<mxCell id="0"/>',
    '<mxCell id="1" parent="0"/>',
    ...cells.map(cellXml),
    '</root>',
    '</mxGraphModel>',
    '</diagram>',
    '</mxfile>',
    '',
  ].join('\n');
}
