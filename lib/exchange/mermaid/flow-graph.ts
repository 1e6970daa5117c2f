/** A node as a flowchart has it, in the words of the file. */
export interface FlowNode {
  readonly id: string;
  /** Null where the file never gives one: its id is shown. */
  label: string | null;
  /** Name of its shape, as `@{ shape: … }` has it; null for an ordinary box. */
  shape: string | null;
  /** Index of the subgraph that it stands in. */
  group: number | null;
}

/** An arrow, in the direction in which it points. */
export interface FlowEdge {
  /** The name that `name@-->` gives it. */
  readonly name: string | null;
  readonly source: string;
  readonly target: string;
  /** As it stands in the file: entities are not resolved. */
  readonly text: string;
  readonly markdown: boolean;
}

export interface FlowGroup {
  readonly id: string;
  readonly label: string;
  /** Index of the subgraph around it. */
  readonly parent: number | null;
}

/** What is no part of a map; how often each stands in the file. */
export interface Ignored {
  styles: number;
  clicks: number;
  invisible: number;
  /** Lines without an arrowhead, or with a cross or circle: taken as going forward. */
  headless: number;
  media: number;
}

/** A Mermaid flowchart, parsed. */
export interface FlowGraph {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly edges: readonly FlowEdge[];
  /** Names of the classes that nodes and subgraphs are given, by their ids. */
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
  /** In the order in which they open: what is around comes before what is inside. */
  readonly groups: readonly FlowGroup[];
  readonly ignored: Readonly<Ignored>;
}
