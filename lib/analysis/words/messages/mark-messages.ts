import { countOf } from '../count-words';
import type { Messages } from './message-words';

/** Where what people marked, gave or rated contradicts what they drew. */
export const MARK_MESSAGES: Messages = {
  'start-with-inbound': (name, data) => ({
    title:
      data.count === 1
        ? `${name('start')} is a start, yet ${name('from')} leads into it`
        : `${name('start')} is a start, yet ${countOf(Number(data.count), 'touchpoint')} lead into it`,
    text: 'That way counts as a loop and begins no new chain. If nobody comes in here, make it an intermediate link.',
  }),
  'start-without-exit': (name) => ({
    title: `${name('touchpoint')} is marked as a start, but leads nowhere`,
    text: 'A chain that has begun, with no next touchpoint. Lead on from it, or take the mark away.',
  }),
  'final-without-entry': (name) => ({
    title: `${name('touchpoint')} is marked as a final link, but nothing leads to it`,
    text: 'No chain can end here yet. Lead one to it, or take the mark away.',
  }),
  'handover-not-start': (name) => ({
    title: `${name('final')} hands over to ${name('target')}, which is no start`,
    text: 'After a final link a new chain begins. Mark it as a start, or lead to where the new chain begins.',
  }),
  'shares-above-one': (name, data) => ({
    title: `More customers leave ${name('touchpoint')} than come to it`,
    text:
      data.lost === 0
        ? `The shares of its transitions add up to ${data.total} %. Nobody can go two ways at once.`
        : `${data.given} % go on and ${data.lost} % are lost here: ${data.total} % in all, and only 100 % come.`,
  }),
  'parent-contradicts-parts': (name) => ({
    title: `${name('parent')} is rated positive, but every chain inside breaks`,
    text: `Inside, the chain breaks at ${name('breakPoint')}. The parts decide, whatever the rating of the whole says.`,
  }),
};
