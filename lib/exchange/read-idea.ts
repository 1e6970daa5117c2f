import type { Reaction } from '../model/types';

/** A touchpoint as somebody jots it down. */
export interface Idea {
  readonly label: string;
  readonly reaction?: Reaction;
}

const SIGNS: Readonly<Record<string, Reaction>> = {
  '+': 'positive',
  '=': 'neutral',
  '-': 'negative',
  '−': 'negative',
  '–': 'negative',
};

/** Reads `Hold music -` as a negative touchpoint `Hold music`; `+` is positive, `=` neutral. A sign needs a blank before it. */
export function readIdea(text: string): Idea {
  const whole = text.trim();
  const rated = /^(.*\S)\s+([+=\-−–])$/su.exec(whole);
  const reaction = SIGNS[rated?.[2] ?? ''];
  return rated?.[1] !== undefined && reaction !== undefined ? { label: rated[1], reaction } : { label: whole };
}
