import type { Fault } from '../../model/faults';
import { LIMITS } from '../../protocol/limits';
import { faultAt } from '../read-result';
import type { FlowEdge, FlowGraph, FlowGroup, FlowNode, Ignored } from './flow-graph';
import { readLabelText } from './label-text';
import { nestGroups } from './nest-groups';
import { type FlowLink, parseLink } from './parse-link';
import { parseBrackets, parseQuoted, parseShapeData, type RawText } from './parse-node';
import { lineNumbers, ScanError, Scanner } from './scanner';

export type FlowResult =
  | { readonly ok: true; readonly graph: FlowGraph }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Faults that are listed of one flowchart: behind the first, others often follow from it. */
const MOST_FAULTS = 20;
const ID =
  /(?:[^\s[\](){}<>|"^~;@&=:-]|&(?![\s&])|=(?!=)|-(?![-.>])|:(?!::))(?:[^\s[\](){}<>|"^~;@&=:-]|&(?!\s)|=(?!=)|-(?![-.>])|-(?=>[^\n[\](){}|]{1,500}\])|:(?!::)){0,199}/y;
const BLANK = /[^\S\n]+/y;

/**
 * Parses the code of a Mermaid flowchart (syntax of https://mermaid.js.org/syntax/flowchart.html, version 11), its head
 * included. Styles, classes, links to pages and directions are passed over and counted. Linear in the text.
 */
export function parseFlowchart(code: string): FlowResult {
  const parser = new FlowParser(code);
  return parser.parse();
}

class FlowParser {
  private readonly scanner: Scanner;
  private readonly nodes = new Map<string, FlowNode>();
  private readonly edges: FlowEdge[] = [];
  private readonly classes = new Map<string, Set<string>>();
  /** Classes given so far: one statement gives each of its classes to each of its nodes. */
  private given = 0;
  private readonly edgeNames = new Set<string>();
  private readonly groups: FlowGroup[] = [];
  /** Subgraphs that are open: where each begins, and the nodes that are named in it. */
  private readonly open: { readonly index: number; readonly at: number; readonly named: Set<FlowNode> }[] = [];
  private readonly ignored: Ignored = { styles: 0, clicks: 0, invisible: 0, headless: 0, media: 0 };

  constructor(code: string) {
    this.scanner = new Scanner(code);
  }

  parse(): FlowResult {
    const { scanner } = this;
    const faults: ScanError[] = [];
    scanner.take(/\s*(?:flowchart-elk|flowchart|graph)\b[^\S\n]*(?:(?:LR|RL|TB|BT|TD|BR)\b|[<>^v](?=\s|;|$))?/y);
    while (faults.length < MOST_FAULTS) {
      scanner.take(/[\s;]*/y);
      if (scanner.done) break;
      const start = scanner.at;
      try {
        this.statement();
      } catch (error) {
        if (!(error instanceof ScanError)) throw error;
        faults.push(error);
        if (error.isLast) break;
        scanner.at = Math.max(start + 1, error.at);
        scanner.skipStatement();
      }
    }
    for (const { at } of this.open.slice(0, 1)) {
      if (faults.length === 0) faults.push(new ScanError(at, 'the subgraph is not closed: "end" is missing'));
    }
    if (faults.length > 0) {
      const lineOf = lineNumbers(scanner.text);
      return { ok: false, faults: faults.map(({ at, message }) => faultAt('line', lineOf(at), message)) };
    }
    const { nodes, edges, classes, groups, ignored } = this;
    return { ok: true, graph: { nodes, edges, classes, groups: nestGroups(groups, nodes), ignored } };
  }

  private statement(): void {
    const { scanner } = this;
    const start = scanner.at;
    const word = scanner.take(
      /(?:subgraph|end|direction|classDef|class|style|linkStyle|click|accTitle|accDescr)(?![\w-])/y,
    )?.[0];
    if (word === 'subgraph') this.openGroup(start);
    else if (word === 'end') this.closeGroup(start);
    else if (word === 'class') this.takeClasses();
    else if (word === 'accDescr' && scanner.take(/\s*\{/y)) scanner.until('}', start, 'the description');
    else if (word !== undefined) {
      if (word === 'click') this.ignored.clicks += 1;
      if (word === 'style' || word === 'linkStyle') this.ignored.styles += 1;
      scanner.skipStatement();
    } else this.nodesAndLinks();
  }

  private openGroup(start: number): void {
    const { scanner } = this;
    scanner.take(BLANK);
    const quoted = parseQuotedInLine(scanner);
    const words = quoted ? '' : (scanner.take(/[^\n;["]*/y)?.[0].trim() ?? '');
    const inner = scanner.text[scanner.at] === '[' ? parseBrackets(scanner) : null;
    const title = inner?.label ?? quoted ?? { text: words, markdown: false };
    const id = quoted ? quoted.text : words;
    if (inner === null && scanner.text[scanner.at] === '"') throw new ScanError(start, 'the title has a quote within');
    if (scanner.take(/[^\S\n]*[^\s;]/y)) throw new ScanError(start, 'there is more behind the title of the subgraph');
    if (this.groups.length >= LIMITS.touchpoints) throw tooMany(start, LIMITS.touchpoints, 'subgraphs');
    const usable = inner !== null || !/\s/.test(id);
    this.groups.push({
      id: usable && id !== '' ? id : `subGraph${this.groups.length}`,
      label: readLabelText(title.text, title.markdown),
      parent: this.open.at(-1)?.index ?? null,
    });
    this.open.push({ index: this.groups.length - 1, at: start, named: new Set() });
  }

  /** A node belongs to the subgraph that first ends with it inside, as in Mermaid. */
  private closeGroup(start: number): void {
    const group = this.open.pop();
    if (!group) {
      throw new ScanError(start, 'there is no subgraph to end here. (A node can not be called "end"; "End" can.)');
    }
    for (const node of group.named) node.group ??= group.index;
  }

  private takeClasses(): void {
    const start = this.scanner.at;
    const words = this.scanner.skipStatement().trim().split(/\s/);
    const names = words.length > 1 ? (words.pop() as string).split(',') : [];
    for (const id of words.join(' ').split(',')) for (const name of names) this.addClass(id.trim(), name, start);
  }

  private addClass(id: string, name: string, at: number): void {
    this.given += 1;
    if (this.given > LIMITS.flowchartClasses) throw tooMany(at, LIMITS.flowchartClasses, 'classes given to nodes');
    const names = this.classes.get(id);
    if (names) names.add(name);
    else this.classes.set(id, new Set([name]));
  }

  private nodesAndLinks(): void {
    const { scanner } = this;
    let before = this.nodeList();
    for (;;) {
      // An arrow may stand on the next line.
      scanner.take(/\s+(?=[-=~<])/y);
      scanner.take(BLANK);
      if (scanner.done || scanner.text[scanner.at] === '\n' || scanner.text[scanner.at] === ';') return;
      const at = scanner.at;
      const link = parseLink(scanner);
      if (!link) throw new ScanError(at, `expected an arrow or the end of the line, found ${shown(scanner.text, at)}`);
      scanner.take(/\s*/y);
      const after = this.nodeList();
      this.connect(before, after, link, at);
      before = after;
    }
  }

  private nodeList(): FlowNode[] {
    const { scanner } = this;
    const list = [this.node()];
    while (scanner.take(/[^\S\n]*&\s*/y)) list.push(this.node());
    return list;
  }

  private node(): FlowNode {
    const { scanner } = this;
    const at = scanner.at;
    const id = scanner.take(ID)?.[0];
    if (id === undefined) throw new ScanError(at, `expected a node, found ${shown(scanner.text, at)}`);
    if (id === 'end') throw new ScanError(at, 'a node can not be called "end": it ends a subgraph. Write "End"');
    const node = this.mention(id, at);
    const look = parseBrackets(scanner);
    if (look) {
      if (look.label) node.label = readLabelText(look.label.text, look.label.markdown);
      node.shape = look.shape;
    }
    const data = parseShapeData(scanner);
    if (data && !this.edgeNames.has(id)) this.takeValues(node, data);
    if (scanner.skip(':::')) {
      const name = scanner.take(/[\w-]+/y)?.[0];
      if (name !== undefined) this.addClass(id, name, at);
      const late = parseShapeData(scanner);
      if (late) this.takeValues(node, late);
    }
    if (data && this.edgeNames.has(id) && node.label === null && node.group === null) this.forget(node);
    return node;
  }

  /** `name@{ … }` of an arrow is no node. */
  private forget(node: FlowNode): void {
    this.nodes.delete(node.id);
  }

  private takeValues(node: FlowNode, data: ReadonlyMap<string, string>): void {
    const label = data.get('label');
    const media = data.get('icon') ?? data.get('img');
    if (label !== undefined) node.label = readLabelText(label, data.get('labelType') === 'markdown');
    else if (media !== undefined) node.label ??= media;
    if (media !== undefined) this.ignored.media += 1;
    node.shape = data.get('shape')?.toLowerCase() ?? node.shape;
  }

  /** The node of an id, made where it is new. It is named in the subgraph that is open. */
  private mention(id: string, at: number): FlowNode {
    let node = this.nodes.get(id);
    if (!node) {
      if (this.nodes.size >= LIMITS.touchpoints) throw tooMany(at, LIMITS.touchpoints, 'nodes');
      node = { id, label: null, shape: null, group: null };
      this.nodes.set(id, node);
    }
    this.open.at(-1)?.named.add(node);
    return node;
  }

  private connect(from: readonly FlowNode[], to: readonly FlowNode[], link: FlowLink, at: number): void {
    if (link.kind === 'invisible') {
      this.ignored.invisible += from.length * to.length;
      return;
    }
    if (link.kind === 'headless') this.ignored.headless += 1;
    if (link.name !== null) this.edgeNames.add(link.name);
    const { text, markdown } = link.text ?? { text: '', markdown: false };
    for (const [i, one] of from.entries()) {
      for (const [j, other] of to.entries()) {
        if (this.edges.length >= LIMITS.transitions) throw tooMany(at, LIMITS.transitions, 'arrows');
        const name = i === from.length - 1 && j === 0 ? link.name : null;
        const [source, target] = link.kind === 'backward' ? [other.id, one.id] : [one.id, other.id];
        this.edges.push({ name, source, target, text, markdown });
        if (link.kind === 'both') this.edges.push({ name: null, source: target, target: source, text, markdown });
      }
    }
  }
}

function parseQuotedInLine(scanner: Scanner): RawText | null {
  return scanner.text[scanner.at] === '"' ? parseQuoted(scanner) : null;
}

function tooMany(at: number, limit: number, what: string): ScanError {
  return new ScanError(at, `there are more than the ${limit.toLocaleString('en')} ${what} that can be read`, true);
}

function shown(text: string, at: number): string {
  return JSON.stringify(text.slice(at, at + 12).split('\n')[0] || 'the end of the line');
}
