import { describeTimes, type Times } from './describe-times';
import type { Recording } from './page/watch';

/** One gesture, in milliseconds from frame to frame. */
export interface FrameTimes {
  /** Between any two frames of the page. */
  readonly drawn: Times;
  /** Between two frames that showed something new: a page may keep its frames and yet lag behind the hand. */
  readonly shown: Times;
  /** Between two frames that the compositor brought to the screen with something new: what the eye gets. */
  readonly presented: Times;
}

/** Reads what was recorded during a gesture, from the first input on; nothing when none reached the page. */
export function readFrames({ begun, frames }: Recording, presented: Times): FrameTimes {
  const drawn: number[] = [];
  const shown: number[] = [];
  let [before, shownAt] = [begun, begun];
  let seen = frames.findLast(([time]) => time < begun)?.[1] ?? frames[0]?.[1];
  for (const [time, look] of begun > 0 ? frames : []) {
    if (time < begun) {
      before = time;
      continue;
    }
    drawn.push(time - before);
    before = time;
    if (look === seen) continue;
    shown.push(time - shownAt);
    [shownAt, seen] = [time, look];
  }
  return { drawn: describeTimes(drawn), shown: describeTimes(shown), presented };
}
