import { type Entries, phaseEntries, sorted, touchpointEntries, transitionEntries } from '../model/file-object';
import { MAP_VERSION } from '../model/migrate';
import { NESTED_FIELDS, sortedExtra } from '../model/nested-fields';
import type { JourneyMap } from '../model/types';

/**
 * A map file: deterministic to the byte, so that maps diff well in git and a file that was written, read and written
 * again is the same. Items by id (UTF-16 code units), keys in the order of the format, unknown keys after them sorted,
 * one key a line, two spaces a level, a line break at the end. Lone surrogates are escaped, so any text is valid UTF-8.
 */
export function writeMapFile(map: JourneyMap): string {
  const lines = ['"format": "throughline"', `"version": ${MAP_VERSION}`];
  if (map.title !== '') lines.push(`"title": ${JSON.stringify(map.title)}`);
  if (map.phases.length > 0) lines.push(`"phases": ${writeItems(map.phases.map(phaseEntries))}`);
  if (map.rules !== undefined) lines.push(writeEntry(['rules', map.rules], '  ', []));
  lines.push(
    `"touchpoints": ${writeItems(sorted(map.touchpoints).map(touchpointEntries))}`,
    `"transitions": ${writeItems(sorted(map.transitions).map(transitionEntries))}`,
    ...sortedExtra(map.extra).map((entry) => writeEntry(entry, '  ', [])),
  );
  return `{\n${lines.map((line) => `  ${line}`).join(',\n')}\n}\n`;
}

function writeItems(items: readonly Entries[]): string {
  const texts = items.map((entries) => {
    const lines = entries.map((entry) => writeEntry(entry, '      ', NESTED_FIELDS.get(entry[0])?.keys ?? []));
    return `    {\n${lines.map((line) => `      ${line}`).join(',\n')}\n    }`;
  });
  return texts.length === 0 ? '[]' : `[\n${texts.join(',\n')}\n  ]`;
}

function writeEntry([key, value]: Entries[number], indent: string, keys: readonly string[]): string {
  return `${JSON.stringify(key)}: ${writeValue(value, indent, keys)}`;
}

/**
 * Objects list `keys` first, then all else sorted. Written by hand, since JavaScript objects put keys such as `7`
 * first whatever order they got. Recursion is safe: what is written has been read with bounded depth.
 */
function writeValue(value: unknown, indent: string, keys: readonly string[]): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => inner + writeValue(item, inner, keys)).join(',\n')}\n${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const known = keys.filter((key) => Object.hasOwn(value, key));
    const all: Entries = [
      ...known.map((key): Entries[number] => [key, (value as Record<string, unknown>)[key]]),
      ...sortedExtra(value).filter(([key]) => !known.includes(key)),
    ];
    if (all.length === 0) return '{}';
    return `{\n${all.map((entry) => inner + writeEntry(entry, inner, [])).join(',\n')}\n${indent}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
