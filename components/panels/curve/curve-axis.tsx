import { LEVELS } from '@/lib/scene/curve/lay-out-curve';

const WORDS = [
  ['Positive', LEVELS.positive],
  ['Neutral', LEVELS.neutral],
  ['Negative', LEVELS.negative],
] as const;

/** The words for the heights, beside the curve; `sides`: and what the letters mean where the sides don't agree. */
export function CurveAxis({ sides }: { readonly sides: boolean }) {
  return (
    <div aria-hidden="true" className="relative w-[84px] shrink-0 text-right text-caption text-soft">
      {WORDS.map(([word, y]) => (
        <span key={word} className="absolute right-2 -translate-y-1/2" style={{ top: y }}>
          {word}
        </span>
      ))}
      {sides ? (
        <span className="absolute right-2 top-[141px] whitespace-nowrap leading-4">
          C customers
          <br />T team
        </span>
      ) : null}
    </div>
  );
}
