/** What stands behind a rule: one of the three laws of touchpoints, or what the words of a map mean. */
export type RuleLaw = 'several' | 'chains' | 'managed' | 'meaning';

/** The laws in one sentence each. */
export const LAW_WORDS: Readonly<Record<RuleLaw, { readonly name: string; readonly text: string }>> = {
  several: {
    name: 'The first law',
    text: 'Everything that customers meet has more than one touchpoint, and about twice as many as a team first lists.',
  },
  chains: {
    name: 'The second law',
    text: 'Touchpoints form chains, from a start over intermediate links to a final link. A negative touchpoint breaks the chain, and the final link should lead into a new one.',
  },
  managed: {
    name: 'The third law',
    text: 'Touchpoints must be managed: plan the work on them, do it, and see that it is done.',
  },
  meaning: {
    name: 'What the words mean',
    text: 'A start is where customers come in, a final link is where a chain is completed, and a chain is a way from one to the other.',
  },
};

/** A rule in words: its name, what it finds, why that matters, and how it is mended. */
export interface RuleWords {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly mend: string;
  readonly law: RuleLaw;
}

/** The words of every rule, by its id. */
export const RULE_WORDS: Readonly<Record<string, RuleWords>> = {
  'no-start': {
    title: 'No start',
    what: 'There are transitions, but no touchpoint is a start: all lead in circles, or are marked as something else.',
    why: 'Without a start nobody knows where customers come in, so no chain can be followed and nothing can be said of the rest.',
    mend: 'Mark the touchpoint where customers come in as the start.',
    law: 'meaning',
  },
  'broken-chain': {
    title: 'Broken chain',
    what: 'From a start a final link can be reached, but every way passes a negative touchpoint.',
    why: 'Customers decide at each touchpoint whether to go on. At a negative one they leave, so nobody who starts here arrives, whatever is spent on bringing people in.',
    mend: 'Mend the touchpoints on the way that needs the fewest repairs, or lead around them.',
    law: 'chains',
  },
  'at-risk': {
    title: 'Chain at risk',
    what: 'One way from the start works, but from the same start customers can also come to a negative touchpoint, to something that is at risk inside, or to where no final link is reached.',
    why: 'Some customers arrive, so the loss is easily overlooked. Those who take the other way are lost all the same.',
    mend: 'Mend what lies at the end of the path shown, or lead on from there.',
    law: 'chains',
  },
  'incomplete-chain': {
    title: 'Chain without a final link',
    what: 'A chain begins at this start, and no final link can be reached from it.',
    why: 'A chain without a final link never comes to its aim. Mostly it is not drawn to the end yet.',
    mend: 'Draw on to the final link, or mark the last touchpoint as one.',
    law: 'chains',
  },
  'dead-end': {
    title: 'Dead end',
    what: 'Nothing leads on from this touchpoint, and it is no final link.',
    why: 'Whoever comes here is lost: there is nothing to do next.',
    mend: 'Lead on from it, or mark it as a final link if customers are where they should be.',
    law: 'chains',
  },
  trap: {
    title: 'Circle without a way out',
    what: 'Some touchpoints lead to one another and never to a final link.',
    why: 'Customers are sent around, from one counter to the next, until they give up.',
    mend: 'Draw a way out of the circle.',
    law: 'chains',
  },
  unreachable: {
    title: 'Not reached from any start',
    what: 'The touchpoint has transitions, but no start leads to it.',
    why: 'What no chain passes through serves nobody, however good it is. Often a start was forgotten.',
    mend: 'Lead to it from a chain, or mark it as a start if customers come in here.',
    law: 'chains',
  },
  'parent-contradicts-parts': {
    title: 'The whole against its parts',
    what: 'A touchpoint is rated positive as a whole, while every chain of its parts is broken.',
    why: 'A touchpoint consists of smaller ones. If nobody gets through them, the good rating of the whole hides the break.',
    mend: 'Mend the parts, or clear the rating of the whole.',
    law: 'chains',
  },
  'start-without-exit': {
    title: 'Start that leads nowhere',
    what: 'A touchpoint is marked as a start, and no transition leaves it.',
    why: 'Customers come in and find nothing to go on to.',
    mend: 'Lead on from it, or take the mark away.',
    law: 'meaning',
  },
  'final-without-entry': {
    title: 'Final link that nothing leads to',
    what: 'A touchpoint is marked as a final link, and no transition leads to it.',
    why: 'A final link completes a chain. Without a way to it, there is none to complete.',
    mend: 'Lead a chain to it, or take the mark away.',
    law: 'meaning',
  },
  'handover-not-start': {
    title: 'Handover to no start',
    what: 'A transition leaves a final link, and what it leads to is no start.',
    why: 'After the final link a new chain begins. One that begins in the middle of another, or at an end, is a contradiction.',
    mend: 'Mark the target as a start, or lead to where the new chain begins.',
    law: 'chains',
  },
  'shares-above-one': {
    title: 'Shares above 100 %',
    what: 'The shares of the transitions out of a touchpoint and what is lost there add up to more than 100 %.',
    why: 'Nobody can go two ways at once. Until it is set right, the shares are scaled down for all figures of customers.',
    mend: 'Correct the shares, or scale them.',
    law: 'meaning',
  },
  'disputed-rating': {
    title: 'Opinions differ',
    what: 'Some rate a touchpoint negative and some do not. Where a verdict hangs on it, the finding says which.',
    why: 'Colleagues and customers see the same touchpoint differently, and the difference is worth talking about first where it decides whether a chain works.',
    mend: 'Ask customers, measure, and settle on a rating.',
    law: 'managed',
  },
  'single-point-of-failure': {
    title: 'Many starts hang on one touchpoint',
    what: 'Several starts lose their last intact chain if this one touchpoint fails.',
    why: 'One bad day here ends all of them at once. It is worth a second way, or the most careful watch.',
    mend: 'Draw a way around it, such as another channel.',
    law: 'several',
  },
  'cut-off': {
    title: 'Cut off by a break',
    what: 'These touchpoints lie behind a break, and no other way leads to them.',
    why: 'Work on them brings nothing until the break before them is mended.',
    mend: 'Mend the break before them.',
    law: 'chains',
  },
  'start-with-inbound': {
    title: 'Way back into a start',
    what: 'A touchpoint is marked as a start, and something that is no final link leads into it.',
    why: 'A new chain begins after a final link. Any other way into a start counts as a loop, which may be meant or a wrong mark.',
    mend: 'If nobody comes in here, make it an intermediate link.',
    law: 'meaning',
  },
  'negative-without-owner': {
    title: 'Negative, and nobody owns it',
    what: 'A touchpoint is rated negative and names no owner.',
    why: 'A break that is known and given to nobody stays.',
    mend: 'Name a person as its owner.',
    law: 'managed',
  },
  orphan: {
    title: 'Not connected',
    what: 'The touchpoint has no transition.',
    why: 'It belongs to no chain yet, so it says nothing of what customers go through.',
    mend: 'Connect it with what comes before and after.',
    law: 'chains',
  },
  unrated: {
    title: 'Not rated',
    what: 'Nobody has rated these touchpoints.',
    why: 'What is not rated counts as working, so a break may hide here.',
    mend: 'Walk through them yourself, ask, and rate them.',
    law: 'managed',
  },
  'one-chain-only': {
    title: 'One chain only',
    what: 'Every start that works at all has just one intact chain.',
    why: 'If one touchpoint on it fails, its start has no other way. A company always has several chains, and more that work mean more trust.',
    mend: 'Find a second way, such as another channel.',
    law: 'chains',
  },
  'too-many-touches': {
    title: 'Many touches',
    what: 'Even the shortest way from a start to a final link has more touchpoints than the limit, which is eight unless the map says otherwise.',
    why: 'At every touch some customers leave. As few as possible should lie between the first and the last.',
    mend: 'Merge several into one, automate what can be automated, leave out what nobody needs.',
    law: 'chains',
  },
  'chain-not-continued': {
    title: 'Chain that does not go on',
    what: 'A final link is reached, and nothing leads on from it into a new chain.',
    why: 'A completed chain should lead into a new one: the buyer comes back, or tells a friend.',
    mend: 'Draw where it goes on: feedback, a recommendation, the next visit.',
    law: 'chains',
  },
  'sale-is-not-the-end': {
    title: 'Nothing after the purchase',
    what: 'There are touchpoints in the phase of the purchase, and none in a later one, nor any for current or former customers.',
    why: 'Great marketing can end at poor service. Delivery, the invoice, support and the goodbye are touches too.',
    mend: 'Add what customers meet after they have bought.',
    law: 'several',
  },
};
