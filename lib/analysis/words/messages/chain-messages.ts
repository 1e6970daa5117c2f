import { countOf } from '../count-words';
import { capital } from '../quote-label';
import type { Messages } from './message-words';

/** Where chains break, stop, or are never begun. */
export const CHAIN_MESSAGES: Messages = {
  'no-start': (name, data) =>
    data.inside === undefined
      ? {
          title: 'Where does it begin?',
          text: 'There are transitions but no start, so no chain can be followed. Mark the touchpoint where customers come in.',
        }
      : {
          title: `Where does it begin inside ${name('inside')}?`,
          text: 'Its parts are connected but none is a start, so no chain inside can be followed. Mark the first one.',
        },
  'broken-chain': (name, data) => ({
    title:
      data.start === data.breakPoint
        ? `The chain breaks at its start, ${name('start')}`
        : `The chain from ${name('start')} breaks at ${name('breakPoint')}`,
    text:
      data.repairs === 1
        ? `Nobody who starts here reaches a final link. Mend one touchpoint and ${again(BigInt(data.restores ?? 0))}.`
        : `Nobody who starts here reaches a final link. Mend ${countOf(Number(data.repairs), 'touchpoint')} on this way and it works again.`,
  }),
  'at-risk': (name, data) => ({
    title:
      data.start === data.risk
        ? `${name('start')} is at risk inside`
        : data.kind === 'inside'
          ? `The chain from ${name('start')} is at risk inside ${name('risk')}`
          : `From ${name('start')} some customers are lost at ${name('risk')}`,
    text:
      data.kind === 'negative'
        ? 'One way to a final link works, but customers can also take a way that breaks there.'
        : data.kind === 'inside'
          ? 'One way to a final link works, but something inside that touchpoint breaks or is at risk.'
          : 'One way to a final link works, but from there no final link can be reached.',
  }),
  'incomplete-chain': (name, data) =>
    data.start === data.last
      ? { title: `${name('start')} leads nowhere yet`, text: 'A chain that has begun, with no final link.' }
      : {
          title: `The chain from ${name('start')} has no final link`,
          text: `It can be followed as far as ${name('last')}, and no final link is reached from there.`,
        },
  'cut-off': (name, data) =>
    data.count === 1
      ? {
          title: `${name('touchpoint')} is reached by nobody`,
          text: 'It lies behind a break. No customer gets here any more, however good it is.',
        }
      : {
          title: `${name('touchpoint')} and ${countOf(Number(data.count) - 1, 'more touchpoint')} are reached by nobody`,
          text: 'They lie behind a break. No customer gets there any more, however good they are.',
        },
  'dead-end': (name) => ({
    title: `${name('touchpoint')} is a dead end`,
    text: 'Nothing leads on from here and it is not a final link: whoever comes here is lost.',
  }),
  trap: (name, data) => ({
    title: `Customers circle at ${name('first')}`,
    text: `${capital(countOf(Number(data.count), 'touchpoint'))} lead to one another and never to a final link.`,
  }),
  unreachable: (name, data) =>
    data.count === 1
      ? {
          title: `No start leads to ${name('touchpoint')}`,
          text: 'No chain passes through it. Connect it, or mark where customers come in.',
        }
      : {
          title: `No start leads to ${name('touchpoint')} and ${countOf(Number(data.count) - 1, 'more touchpoint')}`,
          text: 'No chain passes through them. Connect them, or mark where customers come in.',
        },
  orphan: (name) => ({
    title: `${name('touchpoint')} is not connected`,
    text: 'It has no transition yet, so it belongs to no chain.',
  }),
};

function again(restored: bigint): string {
  return `${countOf(restored, 'chain works', 'chains work')} again`;
}
