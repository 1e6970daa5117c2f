import type { Fix } from '../types';
import { quoteLabel } from './quote-label';

type Data = Fix['message']['data'];
type Name = (key: string) => string;

/** What each fix is called on its button. */
const CATALOGUE: Readonly<Record<string, (name: Name, data: Data) => string>> = {
  'mark-mended': (_name, data) => (data.count === 1 ? 'Mark it as mended' : `Mark all ${data.count} as mended`),
  'mark-this-mended': (name) => `Mark ${name('touchpoint')} as mended`,
  'mark-the-start': (name) => `Mark ${name('touchpoint')} as the start`,
  'mark-start': (name) => `Mark ${name('touchpoint')} as a start`,
  'mark-final': (name) => `Mark ${name('touchpoint')} as a final link`,
  'mark-intermediate': (name) => `Make ${name('touchpoint')} an intermediate link`,
  'clear-mark': () => 'Take the mark away',
  'clear-rating': () => 'Clear its own rating',
  'scale-shares': (_name, data) => `Scale the shares to ${data.percent} %`,
  'lead-into': (name) => `Lead ${name('final')} into ${name('start')}`,
  'take-customers-side': (_name, data) => `Go by the customers: ${data.reaction}`,
};

/** Ids of all fixes that have words. */
export const FIX_IDS: readonly string[] = Object.keys(CATALOGUE);

/** A fix in a few words. `labelOf` gives a touchpoint's label. */
export function describeFix({ message }: Pick<Fix, 'message'>, labelOf: (id: string) => string): string {
  const name: Name = (key) => quoteLabel(labelOf(String(message.data[key] ?? '')));
  return CATALOGUE[message.id]?.(name, message.data) ?? message.id;
}
