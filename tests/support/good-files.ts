import fc from 'fast-check';
import { exampleMap } from '@/lib/examples/examples';
import type { FormatId } from '@/lib/exchange/formats';
import { READ_FORMATS } from '@/lib/exchange/read-file';
import { exportMap } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import type { JourneyMap } from '@/lib/model/types';
import { EXPORT_TOOLS } from '@/server/pictures/export-tools';
import { arbitraryMap } from '../model/arbitrary-map';

/** Files as other programs and people write them, by hand. */
const FOREIGN: Partial<Record<FormatId, readonly string[]>> = {
  json: ['{"format":"throughline","version":1,"touchpoints":[{"id":"a","label":"Ad"}],"transitions":[]}'],
  csv: [
    'sep=;\r\nStep;Rating;Goes to;Chance\r\n"Call; by phone";4;Visit;0,4\r\nVisit;"1";;\r\n',
    'touchpoint,phase,parent,impact\nAd,Before,,5\n"Site ""new""",Before,Ad,\n',
  ],
  tsv: ['name\tnext\nAd\tSite, Call\nSite\tCall\nCall\t\n'],
  mermaid: [
    '---\ntitle: Trip\n---\nflowchart TD\n  subgraph one [First]\n    A[Start] -->|Yes| B{Is it?} & C([End])\n  end\n  B -. no .-> D@{ shape: docs, label: "Docs" }\n  class A,B negative\n  %% note\n',
    'graph LR;a-->b;b-- text ---c;click a "x";style b fill:#fff',
  ],
  'mermaid-journey': [
    'journey\n  title My day\n  section Work\n    Make tea: 5: Me\n    Go up: 3: Me, Cat\n  section Home\n    Sit: 1: Me\n',
  ],
  canvas: [
    '{"nodes":[{"id":"g","type":"group","x":-20,"y":-20,"width":400,"height":300,"label":"First"},{"id":"a","type":"text","text":"# Ad\\nwith notes","x":0,"y":0,"width":250,"height":60,"color":"4"},{"id":"f","type":"file","file":"Notes/Call.md","x":0,"y":90,"width":250,"height":60}],"edges":[{"id":"e","fromNode":"a","fromSide":"right","toNode":"f","toEnd":"none","label":"40%"}]}',
  ],
  markdown: [
    '# Trip\n\n## Before\n\n1. Ad (start, positive)\n2. Site\n   - goal: to find\n   - -> Call: "often" 40%\n\n- [ ] Call\n\n| a | b |\n|---|---|\n\n> said\n\n```\ncode\n```\n',
  ],
  lines: ['Ad -> Site -> Call\nSite => Visit\n  Pay\n1. Leave\n'],
  svg: [
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><metadata><t:map xmlns:t="urn:throughline:map:1"><![CDATA[{"format":"throughline","version":1,"touchpoints":[{"id":"a","label":"Ad"}],"transitions":[]}]]></t:map></metadata></svg>',
  ],
};

/** Good files of every format that is read: of our own writers and of others, by format. */
export async function goodFiles(seed: number): Promise<ReadonlyMap<FormatId, readonly Uint8Array[]>> {
  const random = fc.sample(arbitraryMap({ maxTouchpoints: 5 }), { numRuns: 4, seed });
  const maps = [exampleMap('clinic-hu'), exampleMap('telephony-en'), ...random];
  const options = { ...DEFAULT_OPTIONS, scale: 0.1 };
  const files = new Map<FormatId, readonly Uint8Array[]>();
  for (const { id } of READ_FORMATS) {
    const own: Uint8Array[] = (FOREIGN[id] ?? []).map((text) => new TextEncoder().encode(text));
    for (const map of maps)
      own.push((await exportMap(map as JourneyMap, id, options, EXPORT_TOOLS))?.bytes as Uint8Array);
    files.set(id, own);
  }
  return files;
}
