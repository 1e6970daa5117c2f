import { cleanText } from '../../scene/clean-text';
import { escapeXml } from '../../scene/svg';

/** Where a vertex stands, from the top left corner of its parent; with an offset, from a corner of its parent. */
export interface VertexPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Pixels from the corner of the parent that `x` and `y` (0 to 1) name: it moves along with it. */
  readonly offset?: readonly [number, number];
}

/** A cell of draw.io: a shape, a connector, or one of the two that every diagram begins with. */
export interface Cell {
  readonly id: string;
  readonly parent: string;
  /** Plain text, as people read it. */
  readonly label?: string;
  readonly style: Style;
  readonly place?: VertexPlace;
  readonly edge?: {
    readonly source?: string;
    readonly target?: string;
    /** Ends of a connector that hangs on nothing. */
    readonly ends?: readonly [Point, Point];
    readonly bends?: readonly Point[];
  };
  /** What "Edit data" shows, by name. */
  readonly data?: readonly (readonly [name: string, value: string])[];
  readonly connectable?: boolean;
}

type Point = readonly [x: number, y: number];
/** Keys with their values, in the order in which they are written; without a value, the name of a style. */
export type Style = Readonly<Record<string, string | number>>;

/** A cell as XML. What comes from a map is text there, in attributes and in labels, which draw.io reads as HTML. */
export function cellXml(cell: Cell): string {
  const { id, parent, label, data, connectable } = cell;
  const kind = cell.edge ? 'edge' : 'vertex';
  const { source, target } = cell.edge ?? {};
  const own = attributes([
    ['style', styleText(cell.style)],
    [kind, '1'],
    ['connectable', connectable === false ? '0' : undefined],
    ['parent', parent],
    ['source', source],
    ['target', target],
  ]);
  const shown = label === undefined ? undefined : htmlText(label);
  const inner = geometry(cell);
  if (!data)
    return `<mxCell${attributes([
      ['id', id],
      ['value', shown],
    ])}${own}>${inner}</mxCell>`;
  const head = attributes([['label', shown ?? ''], ...data.map(([name, value]) => [name, value] as const), ['id', id]]);
  return `<object${head}><mxCell${own}>${inner}</mxCell></object>`;
}

/** Attributes of an element; those without a value are left out. Line breaks stay line breaks. */
export function attributes(entries: readonly (readonly [name: string, value: string | undefined])[]): string {
  return entries
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(value!).replaceAll('\n', '&#10;')}"`)
    .join('');
}

/** Text as HTML that says just that. */
function htmlText(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function styleText(style: Style): string {
  return Object.entries(style)
    .map(([key, value]) => (value === '' ? `${key};` : `${key}=${typeof value === 'number' ? num(value) : value};`))
    .join('');
}

function geometry({ place, edge }: Cell): string {
  if (place) {
    const { x, y, width, height, offset } = place;
    const own = attributes([
      ['x', num(x)],
      ['y', num(y)],
      ['width', num(width)],
      ['height', num(height)],
      ['relative', offset ? '1' : undefined],
      ['as', 'geometry'],
    ]);
    return offset ? `<mxGeometry${own}>${point(offset, 'offset')}</mxGeometry>` : `<mxGeometry${own}/>`;
  }
  const { ends, bends } = edge ?? {};
  const inside = [
    ...(ends ? [point(ends[0], 'sourcePoint'), point(ends[1], 'targetPoint')] : []),
    ...(bends && bends.length > 0 ? [`<Array as="points">${bends.map((bend) => point(bend)).join('')}</Array>`] : []),
  ].join('');
  return `<mxGeometry relative="1" as="geometry">${inside}</mxGeometry>`;
}

function point([x, y]: Point, as?: string): string {
  return `<mxPoint${attributes([
    ['x', num(x)],
    ['y', num(y)],
    ['as', as],
  ])}/>`;
}

function num(value: number): string {
  return String(Math.round(value * 1000) / 1000 || 0);
}
