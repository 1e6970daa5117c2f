import { formatToWrite } from '@/lib/exchange/formats';
import type { Exported } from '@/lib/export/types';
import { toWellFormed } from '@/lib/model/characters';
import { LIMITS } from '@/lib/protocol/limits';

/** An export must not become a page of this site that runs something, wherever a browser shows it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox";
const MOST_NAME = 150;

/** What goes with an exported file: what it is, a name to keep it under, and what whoever gets it should know. */
export function exportHeaders({
  mediaType,
  ending,
  notes,
  title,
}: Exported & { title: string }): Record<string, string> {
  const isPicture = formatToWrite(`x${ending}`)?.family === 'picture';
  const isText = /^text\/|\+xml$/.test(mediaType);
  const name = [...toWellFormed(title)].slice(0, MOST_NAME).join('') || 'map';
  return {
    'content-type': isText ? `${mediaType}; charset=utf-8` : mediaType,
    // Pictures may be looked at in the browser; a report or a table is for keeping.
    'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename="map${ending}"; filename*=UTF-8''${encode(name)}${ending}`,
    'content-security-policy': POLICY,
    ...(notes.length > 0 && { 'x-throughline-notes': notesHeader(notes) }),
  };
}

/** Sentences as URI-encoded JSON, an array of strings: as many as fit into `LIMITS.notesHeaderBytes`. */
function notesHeader(notes: readonly string[]): string {
  for (let count = notes.length; count > 0; count -= 1) {
    const left = notes.length - count;
    const some = [...notes.slice(0, count), ...(left > 0 ? [`… and ${left} more.`] : [])];
    const text = encode(JSON.stringify(some.map(toWellFormed)));
    if (text.length <= LIMITS.notesHeaderBytes) return text;
  }
  return encode(JSON.stringify([`There are ${notes.length} notes, too long for here.`]));
}

/** RFC 8187: what `encodeURIComponent` leaves as it is, but may not stand in a header's value. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
