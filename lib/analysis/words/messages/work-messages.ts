import { countOf, countWord } from '../count-words';
import { capital } from '../quote-label';
import type { Messages } from './message-words';

const VERDICTS: Readonly<Record<string, string>> = {
  intact: 'intact',
  'at-risk': 'at risk',
  broken: 'broken',
  incomplete: 'incomplete',
};

/** What is still to be done for a map that one can rely on: more ways, fewer touches, ratings, owners, what comes after. */
export const WORK_MESSAGES: Messages = {
  'single-point-of-failure': (name, data) => ({
    title: `${capital(countOf(Number(data.starts), 'start'))} hang on ${name('touchpoint')}`,
    text:
      data.count === 1
        ? 'If it fails, none of them reaches a final link any more. A way around it would keep them alive.'
        : `If it fails, none of them reaches a final link any more. The same is true of ${countOf(Number(data.count) - 1, 'more touchpoint')} on the way.`,
  }),
  'one-chain-only': (name, data) =>
    data.count === 1
      ? {
          title: 'Only one chain works',
          text: `One way leads unbroken from ${name('start')} to a final link. If a touchpoint on it fails, no chain works any more.`,
        }
      : {
          title: `Each of ${countOf(Number(data.count), 'start')} works by one chain only`,
          text: 'If a touchpoint fails, the starts before it have no other way. More chains that work mean more trust.',
        },
  'too-many-touches': (name, data) => ({
    title: `It takes ${countOf(Number(data.touches), 'touch', 'touches')} from ${name('start')} to a final link`,
    text: `That is the shortest way, and more than ${countWord(Number(data.most))} is a lot to ask. See what can be merged, automated or left out.${
      data.count === 1
        ? ''
        : ` ${capital(countOf(Number(data.count) - 1, 'more start'))} ${data.count === 2 ? 'takes' : 'take'} more than that too.`
    }`,
  }),
  'sale-is-not-the-end': (name) => ({
    title: 'Nothing is drawn after the purchase',
    text: `No touchpoint stands in a later phase than ${name('touchpoint')}. Delivery, the invoice and support are touches too, and decide whether customers come back.`,
  }),
  'chain-not-continued': (name, data) => ({
    title:
      data.count === 1
        ? `The chain ends at ${name('final')}`
        : `Chains end at ${name('final')} and ${countOf(Number(data.count) - 1, 'more final link')}`,
    text: 'A good end leads into a new chain: customers come back, or tell a friend. Draw where it goes on.',
  }),
  'disputed-rating': (name, data) => {
    if (data.kind === 'decisive')
      return {
        title: `Opinions differ on ${name('touchpoint')}, and a verdict hangs on it`,
        text: `${capital(countWord(Number(data.negative)))} ${data.negative === 1 ? 'says' : 'say'} negative, ${countWord(Number(data.others))} ${data.others === 1 ? 'does' : 'do'} not; it counts as ${data.reaction}. If the other side is right, the chain from ${name('start')} is ${VERDICTS[data.to ?? '']} instead of ${VERDICTS[data.from ?? '']}.`,
      };
    return {
      title:
        data.count === 1
          ? `Opinions differ on ${name('touchpoint')}`
          : `Opinions differ on ${name('touchpoint')} and ${countOf(Number(data.count) - 1, 'more touchpoint')}`,
      text:
        data.kind === 'harmless'
          ? 'Some say negative, some do not. Whoever is right, no verdict changes.'
          : 'Some say negative, some do not. There are too many disputes to work out what hangs on each.',
    };
  },
  unrated: (name, data) => {
    const place = data.inside === undefined ? '' : `inside ${name('inside')}, `;
    if (data.count === 1)
      return {
        title: `${name('touchpoint')} is not rated yet`,
        text: 'It counts as working until somebody rates it.',
      };
    return {
      title:
        data.count === data.of
          ? `${place}no touchpoint is rated yet`
          : `${place}${countWord(Number(data.count))} of ${countWord(Number(data.of))} touchpoints are not rated yet`,
      text: 'They count as working until somebody rates them.',
    };
  },
  'negative-without-owner': (name, data) => ({
    title:
      data.count === 1
        ? `${name('touchpoint')} is negative and has no owner`
        : `${name('touchpoint')} and ${countOf(Number(data.count) - 1, 'more negative touchpoint')} have no owner`,
    text: 'What nobody owns, nobody mends. Name a person for it.',
  }),
};
