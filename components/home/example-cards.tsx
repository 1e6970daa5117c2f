import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { EMPTY_MAP } from '@/lib/model/types';
import { ExampleChips } from './example-chips';
import { MiniMap } from './mini-map';

const CARDS = [
  {
    family: 'clinic-',
    title: 'A clinic',
    what: 'One chain from a banner ad to a message after the visit. It breaks at the online form: rate it anew, and see the chain come back.',
  },
  {
    family: 'telephony-',
    title: 'A telephony provider',
    what: 'Potential, current and former customers: several chains that hand over into one another, and a break among them.',
  },
] as const;

/** Ready-made maps; opening one makes a copy of one's own. */
export function ExampleCards() {
  return (
    <section aria-labelledby="examples">
      <h2 id="examples" className="text-base font-semibold">
        Try an example
      </h2>
      <p className="mt-0.5 text-body text-soft">It opens as a map of your own: change everything.</p>
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        {CARDS.map(({ family, title, what }) => {
          const examples = EXAMPLES.filter((example) => example.id.startsWith(family));
          const [first] = examples;
          return (
            <article key={family} className="flex flex-col rounded-2xl border border-line bg-surface p-5">
              <div className="canvas-dots -mx-5 -mt-5 mb-4 grid h-28 place-items-center rounded-t-2xl border-b border-line bg-paper p-4">
                <MiniMap map={(first && exampleMap(first.id)) ?? EMPTY_MAP} className="h-full max-h-20 w-full" />
              </div>
              <h3 className="text-title font-semibold">{title}</h3>
              <p className="mb-4 mt-1 text-body leading-5 text-soft">{what}</p>
              <ExampleChips
                group={title}
                examples={examples.map(({ id, title: mapTitle, name, language }) => ({
                  id,
                  title: mapTitle,
                  name,
                  language,
                }))}
              />
            </article>
          );
        })}
      </div>
    </section>
  );
}
