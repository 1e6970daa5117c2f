import { analyze } from '@/lib/analysis/analyze';
import { verdictLine } from '@/lib/analysis/words/verdict-line';
import { exampleMap } from '@/lib/examples/examples';
import { EMPTY_MAP } from '@/lib/model/types';
import { CARD_WIDTH, cardSize } from '@/lib/scene/card';
import { SceneView } from '../ui/scene-view';
import { VerdictBars } from '../ui/verdict-bars';
import { chainScene, type Spot } from './chain-scene';

const CHAIN = ['ad', 'site', 'form', 'call', 'promotion'] as const;
const ACROSS = CARD_WIDTH + 46;
const DOWN_GAP = 56;

/** The clinic's broken chain, drawn by the same code as the canvas and every export. */
export function BreakPicture() {
  const map = exampleMap('clinic-en') ?? EMPTY_MAP;
  const analysis = analyze(map);
  const verdict = verdictLine(analysis);
  const row = chainScene(map, analysis, (id) => ({ x: CHAIN.indexOf(id as 'ad') * ACROSS, y: 0 }));
  const column = chainScene(map, analysis, downwards(map.touchpoints));
  return (
    <figure className="canvas-dots m-0 overflow-hidden rounded-2xl border border-line bg-paper">
      <figcaption className="m-4 flex w-fit max-w-[calc(100%-32px)] flex-wrap items-center gap-x-3 gap-y-1 rounded-xl border border-line bg-surface px-4 py-2.5">
        <span className="font-semibold">{map.title}</span>
        <VerdictBars chains={analysis.scopeFigures[0]?.chains} />
        <span>
          <b className="font-semibold">{verdict.text}</b>
          {verdict.hint ? <span className="text-soft"> · {verdict.hint}</span> : null}
        </span>
      </figcaption>
      <div className="px-5 pb-5 pt-1 max-md:hidden">
        <SceneView scene={row} theme="page" bare className="block w-full" />
      </div>
      <div className="flex justify-center px-5 pb-6 pt-1 md:hidden">
        <SceneView scene={column} theme="page" bare className="block w-full max-w-[264px]" />
      </div>
    </figure>
  );
}

/** One under the other, as far apart as their heights ask for. */
function downwards(touchpoints: readonly Parameters<typeof cardSize>[0][]): (id: string) => Spot {
  const spots = new Map<string, Spot>();
  let y = 0;
  for (const id of CHAIN) {
    const touchpoint = touchpoints.find((candidate) => candidate.id === id);
    if (!touchpoint) continue;
    spots.set(id, { x: 0, y });
    y += cardSize(touchpoint).height + DOWN_GAP;
  }
  return (id) => spots.get(id) ?? { x: 0, y: 0 };
}
