import { describe, expect, test } from 'vitest';
import { readMermaid } from '@/lib/exchange/mermaid/read-mermaid';
import type { JourneyMap } from '@/lib/model/types';
import { parseRealFlowchart } from '../../support/real-mermaid';

/** A map in short: its labels by id, its transitions. */
function brief(map: JourneyMap): { labels: Record<string, string>; steps: string[] } {
  const steps = map.transitions.map(({ source, target, label, share }) => {
    return `${source}>${target}${label === undefined ? '' : ` ${label}`}${share === undefined ? '' : ` ${share}`}`;
  });
  return { labels: Object.fromEntries(map.touchpoints.map(({ id, label }) => [id, label])), steps: steps.sort() };
}

function read(text: string): { map: JourneyMap; notes: readonly string[] } {
  const result = readMermaid(text);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result;
}

function faults(text: string): string[] {
  const result = readMermaid(text);
  return result.ok ? [] : result.faults.map(({ message }) => message);
}

/** After the examples of Mermaid's documentation of flowcharts (https://mermaid.js.org/syntax/flowchart.html), MIT. */
const DOCUMENTED = [
  '---\ntitle: Node\n---\nflowchart LR\n    id',
  'flowchart LR\n    id["This ❤ Unicode"]',
  'flowchart LR\n    id1(Round) --> id2([Stadium]) --> id3[[Subroutine]] --> id4[(Database)] --> id5((Circle))',
  'flowchart TD\n    a>Odd] --> b{Rhombus} --> c{{Hexagon}} --> d[/Lean/] --> e[\\Lean\\] --> f[/Trap\\] --> g[\\Trap/] --> h(((Stop)))',
  'flowchart RL\n    A@{ shape: manual-file, label: "File Handling"}\n    B@{ shape: docs, label: "Multiple Documents"}\n    A --> B',
  'flowchart LR\n   A-- This is the text! ---B\n   B---|This is the text|C\n   C-->|text|D-- more -->E',
  'flowchart LR;\n   A-.->B;\n   B-. text .-> C; C ==> D;\n   D == text ==> E',
  'flowchart LR\n   a --> b & c--> d',
  'flowchart TB\n    A & B--> C & D',
  'flowchart LR\n  A e1@==> B\n  e1@{ animate: true }',
  'flowchart TD\n    A[Start] --> B{Is it?}\n    B -->|Yes| C[OK]\n    C --> D[Rethink]\n    D --> B\n    B -- No ----> E[End]',
  'flowchart LR\n    A --x B\n    B --o C\n    A o--o C',
  'flowchart LR\n    id1["This is the (text) in the box"]',
  'flowchart TB\n    c1-->a2\n    subgraph one\n    a1-->a2\n    end\n    subgraph ide1 [two]\n    b1-->b2\n    end',
  'flowchart LR\n  subgraph TOP\n    direction TB\n    subgraph B1\n        direction RL\n        i1 -->f1\n    end\n  end\n  A --> TOP --> B',
  '%%{init: {"theme": "dark"}}%%\nflowchart LR\n%% this is a comment A -- text --> B{node}\n   A -- text --> B -- text2 --> C',
  'flowchart LR\n    A:::foo & B:::bar --> C:::foobar\n    classDef foo stroke:#f00',
  'flowchart LR\n    A-->B\n    click A "https://example.org" "Tooltip"\n    linkStyle 0 color:blue;\n    class A,B cssClass;',
  'flowchart TB\n  subgraph one\n    a\n  end\n  subgraph two\n    one\n    b\n  end\n  b --> a',
  'flowchart TB\n  subgraph inner\n    a\n  end\n  subgraph outer\n    inner --> b\n  end\n  subgraph all\n    outer\n  end',
  'graph TD\n  A-->odd->Vertex Text]\n  odd- --> B',
  'graph TD;start-->stop-light;v-->default_1;Ü["Füße"]-->Дом',
];

describe('a flowchart of anybody', () => {
  test.each(DOCUMENTED)('[EX-73] has the nodes, arrows and subgraphs that Mermaid finds: %j', async (text) => {
    const real = await parseRealFlowchart(text);
    const groups = new Set(real.subgraphs.map(({ id }) => id));
    const nodes = [...real.vertices].filter(([id]) => !groups.has(id));
    const { map } = read(text);
    const wanted = nodes.map(([, { text: label }]) => label ?? '');
    const parts = new Set(map.touchpoints.map(({ parent }) => parent));
    expect(
      map.touchpoints
        .filter(({ id }) => !parts.has(id))
        .map(({ label }) => label)
        .sort(),
    ).toEqual(wanted.sort());
    expect(map.transitions.map(({ label }) => label ?? '').sort()).toEqual(real.edges.map((edge) => edge.text).sort());
    expect(map.phases.length + [...parts].filter((id) => id !== undefined).length).toBe(real.subgraphs.length);
  });

  test('[EX-73] is read for what it says', () => {
    const { map, notes } = read(
      'flowchart LR\n A["`The **cat**\n  in _the_ hat`"] <-->|"#quot;yes#quot; (40%)"| B[One<br/>two] ~~~ C; A -- 25% --> C\n style A fill:#f9f',
    );
    expect(brief(map)).toEqual({
      labels: { A: 'The cat\nin the hat', B: 'One\ntwo', C: 'C' },
      steps: ['A>B "yes" 0.4', 'A>C 0.25', 'B>A "yes" 0.4'],
    });
    expect(notes.join('\n')).toMatch(/1 invisible line[\s\S]*1 style/);
  });

  test('[EX-74] outermost subgraphs without arrows are phases; others are touchpoints with parts', () => {
    const { map } = read(
      'flowchart TB\n subgraph Before [Before it]\n  ad --> site\n  subgraph form\n   field --> button\n  end\n end\n subgraph sale\n  pay\n end\n site --> sale\n A([in]) --> ad\n sale --> Z([out])\n Z2(((stop)))',
    );
    expect(map.phases).toEqual([{ id: 'Before', label: 'Before it' }]);
    const place = Object.fromEntries(map.touchpoints.map(({ id, phase, parent }) => [id, parent ?? phase ?? null]));
    expect(place).toMatchObject({ ad: 'Before', form: 'Before', field: 'form', pay: 'sale', sale: null, A: null });
    const roles = Object.fromEntries(map.touchpoints.map(({ id, role }) => [id, role ?? null]));
    expect(roles).toMatchObject({ A: 'start', Z: 'final', Z2: 'final', ad: null });
  });

  test('[EX-134] a subgraph that is only named in another one stands in it; an id may end in a hyphen before `>`', () => {
    const { map } = read(
      'flowchart TB\n subgraph one\n  a\n end\n subgraph two\n  one\n  b\n end\n subgraph x\n  y\n end\n subgraph y\n  x\n end',
    );
    expect(map.phases.map(({ id }) => id)).toEqual(['two', 'x', 'y']);
    const place = Object.fromEntries(map.touchpoints.map(({ id, phase, parent }) => [id, parent ?? phase]));
    expect(place).toEqual({ a: 'one', one: 'two', b: 'two' });
    expect(brief(read('graph TD\n A-->odd->Vertex Text]').map)).toEqual({
      labels: { A: 'A', 'odd-': 'Vertex Text' },
      steps: ['A>odd-'],
    });
    expect(faults('graph TD\n A->B')[0]).toMatch(/^line 2: /);
  });

  test('[EX-75] is refused with the lines that are wrong, and other diagrams with the reason', () => {
    expect(faults('flowchart LR\n A[open --> B\n')).toEqual(['line 2: the label is not closed: "]" is missing']);
    expect(faults('flowchart LR\n A --> end\n B -> C')).toHaveLength(2);
    expect(faults('flowchart LR\n subgraph x\n A')[0]).toMatch(/^line 2: the subgraph is not closed/);
    expect(faults('%% x\nsequenceDiagram\n A->>B: hi')[0]).toMatch(/^line 2: is a sequence diagram/);
    expect(faults('gantt')[0]).toContain('Gantt');
    expect(faults(' \n')[0]).toContain('no diagram');
  });
});

test('[EX-75] hostile flowcharts are refused or read, quickly', () => {
  const many = (piece: string): string => `flowchart LR\n${piece.repeat(40_000)}`;
  for (const piece of [
    'A[',
    'A["',
    'A-- ',
    'subgraph x\n',
    'A@{',
    'A & ',
    'A((( ',
    'end\n',
    '%%{',
    '-->',
    'a-->|',
    '"',
    'x@',
  ]) {
    const result = readMermaid(many(piece));
    expect(result.ok || result.faults.length > 0).toBe(true);
  }
  const proto = read(
    'flowchart LR\n __proto__ --> constructor\n class __proto__ negative\n%% touchpoint __proto__ {"__proto__":{"x":1}}',
  );
  expect(proto.map.touchpoints.map(({ id, reaction }) => `${id} ${reaction}`)).toContain('__proto__ negative');
});
