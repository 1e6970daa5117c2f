import type { JourneyMap, Touchpoint } from '@/lib/model/types';
import { searchTouchpoints } from '@/lib/search/search-touchpoints';
import { seededRandom } from '../tests/support/seeded-random';

const SIZES = [1_000, 5_000, 20_000];
const WORDS =
  'banner ad call centre appointment form question site newsletter receipt invoice contract reception review delivery подпис договор обаждане поръчка хүргэлт дуудлага захиалга időpont számla szerződés panasz ügyfélszolgálat рекламация магазин доставка 予約 電話 注文'.split(
    ' ',
  );
/** What is typed, a keystroke at a time: found by label, by notes alone, on the wrong layout, by a slip, nowhere. */
const TYPED = ['appointment call', 'everybody agreed', 'gjlgbc ljujdjh', 'apointmant', 'zzzzzzzz'];

/** Times the search of touchpoints at each keystroke, the first one (which prepares all texts) by itself. Prints. */
export function run(): void {
  for (const size of SIZES) {
    const map = { phases: [], touchpoints: makeTouchpoints(size) };
    const first = time(() => searchTouchpoints(map, 'a'));
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const typed of TYPED) {
        for (let end = 1; end <= typed.length; end += 1) {
          times.push(time(() => searchTouchpoints(map, typed.slice(0, end))));
        }
      }
    }
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] as number).toFixed(1);
    console.log(
      `${size} touchpoints: first keystroke ${first.toFixed(1)} ms, then median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)} ms`,
    );
  }
}

function makeTouchpoints(size: number): JourneyMap['touchpoints'] {
  const random = seededRandom(2026);
  const words = (count: number): string =>
    Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  return Array.from(
    { length: size },
    (_, index): Touchpoint => ({
      id: `t${index}`,
      label: `${words(4)} ${index}`,
      owner: words(2),
      ...(index % 4 === 0 && { notes: `${words(60)} everybody agreed` }),
    }),
  );
}

function time(task: () => unknown): number {
  const begun = performance.now();
  task();
  return performance.now() - begun;
}
