import { cleanText } from '../../scene/clean-text';

/**
 * A text as a quoted string of the DOT language. Backslashes are doubled, so that none begins an escape of a label
 * (`\N`, `\G`, `\l` …), and so that `&amp;` stays what it is, `&` is written as an entity. Lines are centred (`\n`) or
 * stand at the left (`\l`, which ends each).
 */
export function quoteDot(text: string, align: 'centre' | 'left' = 'centre'): string {
  const safe = cleanText(text).replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return align === 'left' ? `"${safe.replaceAll('\n', '\\l')}\\l"` : `"${safe.replaceAll('\n', '\\n')}"`;
}

/** Attributes of DOT in brackets; those without a value are left out, `left-label` is a label at the left. */
export function dotAttributes(
  entries: readonly (readonly [name: string, value: string | number | undefined])[],
): string {
  const written = entries.flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (typeof value === 'number') return [`${name}=${value}`];
    return [name === 'left-label' ? `label=${quoteDot(value, 'left')}` : `${name}=${quoteDot(value)}`];
  });
  return `[${written.join(', ')}]`;
}
