import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

/** What Mermaid's own parser makes of a flowchart. */
export interface RealFlowchart {
  readonly vertices: ReadonlyMap<
    string,
    { readonly text?: string; readonly type?: string; readonly classes: string[] }
  >;
  readonly edges: readonly {
    readonly start: string;
    readonly end: string;
    readonly text: string;
    readonly type?: string;
  }[];
  readonly subgraphs: readonly { readonly id: string; readonly title: string; readonly nodes: readonly string[] }[];
  readonly title: string;
}

export interface RealTask {
  readonly section: string;
  readonly task: string;
  readonly score: number;
  readonly people: readonly string[];
}

interface Diagram {
  readonly db: {
    getVertices(): RealFlowchart['vertices'];
    getEdges(): RealFlowchart['edges'];
    getSubGraphs(): RealFlowchart['subgraphs'];
    getTasks(): readonly RealTask[];
    getDiagramTitle(): string;
  };
}

interface Mermaid {
  parse(text: string): Promise<unknown>;
  readonly mermaidAPI: { getDiagramFromText(text: string): Promise<Diagram> };
}

let loaded: Promise<Mermaid> | null = null;

/** Mermaid itself, in a context of its own with as much of a page as its parsers ask for. */
function loadMermaid(): Promise<Mermaid> {
  loaded ??= (async () => {
    const document = {
      addEventListener() {},
      createElement: () => ({}),
      documentElement: {},
      implementation: {},
      nodeType: 9,
    };
    const page = {
      document,
      addEventListener() {},
      structuredClone,
      setTimeout,
      clearTimeout,
      URL,
      performance,
      console,
    };
    const context = createContext({ ...page, Element: class {}, Node: class {} });
    const path = new URL('../../node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js', import.meta.url);
    runInContext(`globalThis.window = globalThis;${readFileSync(path, 'utf8')}`, context);
    const { mermaid } = context as { mermaid: Mermaid };
    await mermaid.parse('flowchart LR\n  a --> b');
    return mermaid;
  })();
  return loaded;
}

/** Rejects with Mermaid's own message for what it can't read. */
export async function parseRealFlowchart(text: string): Promise<RealFlowchart> {
  const { db } = await (await loadMermaid()).mermaidAPI.getDiagramFromText(text);
  return {
    vertices: db.getVertices(),
    edges: db.getEdges(),
    subgraphs: db.getSubGraphs(),
    title: db.getDiagramTitle(),
  };
}

export async function parseRealJourney(
  text: string,
): Promise<{ readonly title: string; readonly tasks: readonly RealTask[] }> {
  const { db } = await (await loadMermaid()).mermaidAPI.getDiagramFromText(text);
  return { title: db.getDiagramTitle(), tasks: db.getTasks() };
}

/** A text of a label as Mermaid hands it to the page: its entities as those of HTML, resolved. */
export function shownLabel(text: string): string {
  return text
    .replaceAll('<br/>', '\n')
    .replace(/ﬂ°°(\d+)¶ß/g, (_, point) => String.fromCodePoint(Number(point)))
    .replace(/ﬂ°(\w+)¶ß/g, (_, name) => ({ quot: '"', lt: '<', gt: '>', amp: '&' })[name as string] ?? name);
}
