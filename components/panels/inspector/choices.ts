import type { Touchpoint } from '@/lib/model/types';
import type { Choice } from '../../ui/select-field';

type Values<K extends keyof Touchpoint> = readonly Choice<Extract<NonNullable<Touchpoint[K]>, string>>[];

/** The words for the values of a touchpoint's attributes, in the order of method.md. */
export const CHANNEL_CHOICES: Values<'channel'> = [
  { value: 'online', label: 'Online' },
  { value: 'offline', label: 'Offline' },
];

export const AREA_CHOICES: Values<'area'> = [
  { value: 'premises', label: 'Office and premises' },
  { value: 'product', label: 'Product itself' },
  { value: 'technology', label: 'Technology' },
  { value: 'people', label: 'People' },
];

export const CUSTOMER_CHOICES: Values<'customer'> = [
  { value: 'potential', label: 'Potential' },
  { value: 'current', label: 'Current' },
  { value: 'former', label: 'Former' },
];

export const ATTENTION_CHOICES: Values<'attention'> = [
  { value: 'short', label: 'Short' },
  { value: 'long', label: 'Long' },
];

export const LIFETIME_CHOICES: Values<'lifetime'> = [
  { value: 'one-off', label: 'One-off' },
  { value: 'recurring', label: 'Recurring' },
];

export const MOMENT_CHOICES: Values<'moment'> = [
  { value: 'zero', label: 'Zero: research before' },
  { value: 'first', label: 'First: tangible, at the purchase' },
  { value: 'second', label: 'Second: experience after' },
];

export const CONTROL_CHOICES: Values<'control'> = [
  { value: 'owned', label: 'Ours' },
  { value: 'partner', label: 'Run by a partner' },
  { value: 'outside', label: 'Outside anyone’s control' },
];

export const STATUS_CHOICES: Values<'status'> = [
  { value: 'todo', label: 'To do' },
  { value: 'doing', label: 'Doing' },
  { value: 'done', label: 'Done' },
];

export const ROLE_CHOICES: Values<'role'> = [
  { value: 'start', label: 'Start' },
  { value: 'intermediate', label: 'Intermediate' },
  { value: 'final', label: 'Final' },
];

export const REACTION_CHOICES: Values<'reaction'> = [
  { value: 'negative', label: 'Negative' },
  { value: 'neutral', label: 'Neutral' },
  { value: 'positive', label: 'Positive' },
];
