import { compareIds, type JourneyMap, type Transition } from '../model/types';
import { TELEPHONY_TOUCHPOINTS } from './telephony-touchpoints';

/** Source, target and, where it was measured, the share of the customers at the source who take it. */
const STEPS: readonly (readonly [source: string, target: string, share?: number])[] = [
  // Potential customers: from the first mention to the payment.
  ['recommendation', 'first-call'],
  ['advert', 'site'],
  ['comment', 'blog'],
  ['exhibition', 'brochure'],
  ['cold-call', 'brochure'],
  ['site', 'first-call', 0.25],
  ['site', 'site-chat', 0.35],
  ['site', 'one-click-call', 0.2],
  ['blog', 'newsletter'],
  ['first-call', 'offer'],
  ['site-chat', 'offer'],
  ['one-click-call', 'offer'],
  ['newsletter', 'offer'],
  ['brochure', 'offer'],
  ['offer', 'contract', 0.5],
  ['offer', 'bonus', 0.1],
  ['offer', 'courier', 0.1],
  ['bonus', 'payment'],
  ['courier', 'payment'],
  ['contract', 'payment'],
  // The payment hands over to the life of a customer, and a good review to the next customer's first mention.
  ['payment', 'set-up'],
  ['set-up', 'letters', 0.2],
  ['set-up', 'manager', 0.3],
  ['set-up', 'phone-support', 0.3],
  ['set-up', 'chat-support', 0.2],
  ['letters', 'survey'],
  ['manager', 'survey'],
  ['phone-support', 'survey', 0.8],
  ['phone-support', 'visit', 0.2],
  ['chat-support', 'survey'],
  ['survey', 'review'],
  ['visit', 'review'],
  ['review', 'recommendation'],
  // Those who leave on good terms may be called again.
  ['termination', 'papers'],
  ['papers', 'debt'],
  ['debt', 'cold-call'],
];

const LABELS: Readonly<Record<string, string>> = {
  'payment>set-up': 'becomes a customer',
  'review>recommendation': 'tells a friend',
  'debt>cold-call': 'may come back',
  'phone-support>visit': 'when it is critical',
};

function transition([source, target, share]: (typeof STEPS)[number]): Transition {
  const label = LABELS[`${source}>${target}`];
  return {
    id: `${source}-to-${target}`,
    source,
    target,
    ...(label === undefined ? {} : { label }),
    ...(share === undefined ? {} : { share }),
  };
}

/** The telephony provider: three chains for three kinds of customer, hand-overs between them, and one break. */
export function telephonyMap(): JourneyMap {
  return {
    title: 'Telephony provider: from the first mention to the goodbye',
    phases: [
      { id: 'awareness', label: 'Awareness' },
      { id: 'consideration', label: 'Consideration' },
      { id: 'purchase', label: 'Purchase' },
      { id: 'retention', label: 'Retention' },
      { id: 'advocacy', label: 'Advocacy' },
      { id: 'leaving', label: 'Leaving' },
    ],
    touchpoints: [...TELEPHONY_TOUCHPOINTS].sort((a, b) => compareIds(a.id, b.id)),
    transitions: STEPS.map(transition).sort((a, b) => compareIds(a.id, b.id)),
  };
}
