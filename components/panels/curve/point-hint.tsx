import { metaItems } from '@/lib/scene/card-meta';
import type { CurveStep } from '@/lib/scene/curve/types';
import { REACTION_WORDS } from '@/lib/scene/faces';
import { plain, sideWords, stateWords } from './curve-words';

/** All that is to be told of a touch: its whole label, reaction, state, what both sides say, and its attributes. */
export function PointHint({ step }: { readonly step: CurveStep }) {
  const { touchpoint, reaction } = step;
  const said = [REACTION_WORDS[reaction ?? 'none'], ...stateWords(step)].join(', ');
  const sides = sideWords(step);
  const attributes = metaItems(touchpoint);
  return (
    <span className="block max-w-64 font-normal [overflow-wrap:anywhere]">
      <span className="block font-semibold">{plain(touchpoint.label)}</span>
      <span className="block">{capital(said)}</span>
      {sides ? <span className="block">{capital(sides)}</span> : null}
      {attributes.length > 0 ? <span className="block opacity-80">{attributes.join(' · ')}</span> : null}
    </span>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
