import type { JourneyMap } from '@/lib/model/types';
import { describeTally, emptyTally, tallyChanges } from './describe-changes';

export interface PeerNews {
  /** Somebody else changed the map. */
  changed(before: JourneyMap, after: JourneyMap): void;
  destroy(): void;
}

const EVERY_MS = 4000;

/**
 * Gathers what others do and tells it in one sentence every few seconds, for those who cannot see it.
 * @param who whose work it is, when it is told
 */
export function createPeerNews(announce: (text: string) => void, who: () => string = () => 'Others'): PeerNews {
  let tally = emptyTally();
  let timer: ReturnType<typeof setTimeout> | null = null;
  return {
    changed(before, after) {
      tallyChanges(tally, before, after);
      timer ??= setTimeout(() => {
        timer = null;
        const text = describeTally(tally, who());
        tally = emptyTally();
        if (text) announce(text);
      }, EVERY_MS);
    },
    destroy() {
      if (timer) clearTimeout(timer);
    },
  };
}
