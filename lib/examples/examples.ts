import type { JourneyMap } from '../model/types';
import { clinicMap } from './clinic';
import { CLINIC_TEXTS } from './clinic-texts';
import { telephonyMap } from './telephony';

/** A ready-made map that can be opened from the home page. */
export interface Example {
  /** Stable name, used in addresses and by `POST /api/maps` as `template`. */
  readonly id: string;
  /** The map's title, in its language. */
  readonly title: string;
  /** BCP 47 tag of its labels. */
  readonly language: string;
  /** Name of the language, in itself. */
  readonly name: string;
  /** One sentence, in the language of the map. */
  readonly description: string;
}

export const EXAMPLES: readonly Example[] = [
  ...CLINIC_TEXTS.map((texts) => ({
    id: `clinic-${texts.language}`,
    title: texts.title,
    language: texts.language,
    name: texts.languageName,
    description: texts.description,
  })),
  {
    id: 'telephony-en',
    title: telephonyMap().title,
    language: 'en',
    name: 'English',
    description: 'Twenty-eight touchpoints of potential, current and former customers, with hand-overs and one break.',
  },
];

/** The map of an example, made anew at each call; null for an id that is none. */
export function exampleMap(id: string): JourneyMap | null {
  if (id === 'telephony-en') return telephonyMap();
  const texts = CLINIC_TEXTS.find((candidate) => `clinic-${candidate.language}` === id);
  return texts ? clinicMap(texts) : null;
}
