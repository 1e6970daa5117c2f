import type { Finding } from '../types';
import { CHAIN_MESSAGES } from './messages/chain-messages';
import { MARK_MESSAGES } from './messages/mark-messages';
import type { Messages, MessageWords, Name } from './messages/message-words';
import { WORK_MESSAGES } from './messages/work-messages';
import { capital, quoteLabel } from './quote-label';

const CATALOGUE: Messages = {
  ...CHAIN_MESSAGES,
  ...MARK_MESSAGES,
  ...WORK_MESSAGES,
  'rule-failed': (_name, data) => ({
    title: `The check "${data.rule}" could not be made`,
    text: `All other checks were made. The reason was: ${data.reason}`,
  }),
};

/** Ids of all messages that have words. */
export const MESSAGE_IDS: readonly string[] = Object.keys(CATALOGUE);

/** A finding in plain English. `labelOf` gives a touchpoint's label; an empty one is called 'an unnamed touchpoint'. */
export function describeFinding(finding: Finding, labelOf: (id: string) => string): MessageWords {
  const { id, data } = finding.message;
  const name: Name = (key) => quoteLabel(labelOf(String(data[key] ?? '')));
  const words = CATALOGUE[id]?.(name, data);
  return words ? { title: capital(words.title), text: words.text } : { title: id, text: '' };
}
