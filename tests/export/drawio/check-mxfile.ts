import { DOMParser, type Element } from '@xmldom/xmldom';

/** What a shape or connector may have, and which attributes of a page are numbers or switches (`mxfile.xsd` of draw.io). */
const CELL_ATTRIBUTES = 'id parent value style vertex edge connectable source target collapsed visible'.split(' ');
const GEOMETRY_ATTRIBUTES = 'x y width height relative as'.split(' ');
const SWITCHES = 'grid guides tooltips connect arrows fold page math shadow'.split(' ');

interface Found {
  readonly cell: Element;
  readonly id: string;
  readonly label: string;
}

/**
 * Every way in which a text is no draw.io file as documented: its schema says what may stand where, its text that ids
 * are unique, parents and ends exist, and a cell is a shape or a connector. Empty for a good one.
 */
export function faultsOfMxfile(xml: string): string[] {
  const faults: string[] = [];
  const onError = (level: string, message: string) => level !== 'warning' && faults.push(`${level}: ${message}`);
  const document = new DOMParser({ onError }).parseFromString(xml, 'text/xml');
  const fail = (what: string): void => void faults.push(what);
  const file = document.documentElement!;
  if (file.nodeName !== 'mxfile') fail(`root is ${file.nodeName}`);
  const [diagram] = only(file, 'diagram', fail);
  const [model] = only(diagram!, 'mxGraphModel', fail);
  for (const name of SWITCHES) if (!/^[01]?$/.test(model!.getAttribute(name) ?? '')) fail(`${name} is no switch`);
  for (const name of ['pageWidth', 'pageHeight']) {
    if (!/^[1-9]\d*$/.test(model!.getAttribute(name) ?? '')) fail(`${name} is no positive integer`);
  }
  if (!/^#[0-9a-f]{6}$/i.test(model!.getAttribute('background') ?? '')) fail('background is no colour');
  const [root] = only(model!, 'root', fail);
  const cells = elements(root!).map((element) => cellOf(element, fail));
  const byId = new Map(cells.map((found) => [found.id, found.cell]));
  if (byId.size !== cells.length) fail('an id is not unique');
  const [first, second] = cells;
  if (first?.id !== '0' || first.cell.hasAttribute('parent')) fail('the first cell is not 0');
  if (second?.id !== '1' || second.cell.getAttribute('parent') !== '0') fail('the second cell is not 1');
  const isVertex = (id: string): boolean => byId.get(id)?.getAttribute('vertex') === '1';
  for (const { cell, id } of cells.slice(2)) {
    const parent = cell.getAttribute('parent') ?? '';
    if (parent !== '1' && !isVertex(parent)) fail(`${id}: parent ${parent} is no layer or shape`);
    for (const end of ['source', 'target']) {
      if (cell.hasAttribute(end) && !isVertex(cell.getAttribute(end)!)) fail(`${id}: ${end} is no shape`);
    }
    checkStyle(cell, id, fail);
    checkGeometry(cell, id, fail);
  }
  for (const { id } of cells) {
    const seen = new Set<string>();
    for (let at = id; at !== '0' && at !== ''; at = byId.get(at)?.getAttribute('parent') ?? '') {
      if (seen.has(at)) {
        fail(`${id}: stands in itself`);
        break;
      }
      seen.add(at);
    }
  }
  return faults;
}

/** The cells of a file by id, with the text that each shows as draw.io reads it: as HTML, and there as text alone. */
export function cellsOfMxfile(xml: string): Map<string, Found> {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const root = document.getElementsByTagName('root')[0]!;
  return new Map(
    elements(root)
      .map((element) => cellOf(element, () => undefined))
      .map((found) => [found.id, found]),
  );
}

function cellOf(element: Element, fail: (what: string) => void): Found {
  const wrapped = element.nodeName === 'object' || element.nodeName === 'UserObject';
  if (!wrapped && element.nodeName !== 'mxCell') fail(`${element.nodeName} is no cell`);
  const cell = wrapped ? only(element, 'mxCell', fail)[0]! : element;
  if (wrapped && cell.hasAttribute('id')) fail('a cell within an object has an id of its own');
  for (const { name } of Array.from(cell.attributes)) if (!CELL_ATTRIBUTES.includes(name)) fail(`a cell has ${name}`);
  const html = element.getAttribute(wrapped ? 'label' : 'value') ?? '';
  if (/[<>]/.test(html)) fail(`a label has markup: ${html}`);
  const label = html.replace(/&#(\d+);/g, (_whole, code) => String.fromCharCode(Number(code)));
  return { cell, id: element.getAttribute('id') ?? '', label };
}

function checkStyle(cell: Element, id: string, fail: (what: string) => void): void {
  const style = cell.getAttribute('style') ?? '';
  if (!/^([A-Za-z]+(=[^;=<>"]*)?;)*$/.test(style)) fail(`${id}: style ${style}`);
  if (!style.includes('html=1;')) fail(`${id}: its label is not read as HTML`);
  const kinds = ['vertex', 'edge'].filter((kind) => cell.getAttribute(kind) === '1');
  if (kinds.length !== 1) fail(`${id}: is ${kinds.join(' and ') || 'nothing'}`);
}

function checkGeometry(cell: Element, id: string, fail: (what: string) => void): void {
  const [geometry] = only(cell, 'mxGeometry', fail);
  if (!geometry) return;
  if (geometry.getAttribute('as') !== 'geometry') fail(`${id}: geometry is not named so`);
  for (const { name, value } of Array.from(geometry.attributes)) {
    if (!GEOMETRY_ATTRIBUTES.includes(name)) fail(`${id}: geometry has ${name}`);
    if (name !== 'as' && !/^-?\d+(\.\d+)?$/.test(value)) fail(`${id}: ${name} is ${value}`);
  }
  const edge = cell.getAttribute('edge') === '1';
  if (edge && geometry.getAttribute('relative') !== '1') fail(`${id}: a connector has no relative geometry`);
  if (!edge && !(geometry.hasAttribute('width') && geometry.hasAttribute('height'))) fail(`${id}: a shape has no size`);
  const roles = elements(geometry).map((child) => `${child.nodeName} ${child.getAttribute('as')}`);
  for (const role of roles) {
    if (!['mxPoint sourcePoint', 'mxPoint targetPoint', 'mxPoint offset', 'Array points'].includes(role))
      fail(`${id}: ${role}`);
  }
  const hangs = ['source', 'target'].filter((end) => cell.hasAttribute(end)).length;
  if (edge && hangs !== 2 && !(hangs === 0 && roles.length === 2)) fail(`${id}: a connector hangs on nothing`);
}

function only(parent: Element, name: string, fail: (what: string) => void): Element[] {
  const children = elements(parent);
  if (children.length !== 1 || children[0]!.nodeName !== name) fail(`${parent.nodeName} does not hold one ${name}`);
  return children;
}

function elements(parent: Element): Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
}
