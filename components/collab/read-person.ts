import { LIMITS } from '@/lib/protocol/limits';
import { PRESENCE_COLORS } from '@/lib/protocol/presence';
import type { Person } from '../store/types';

const FAR = 1e7;
const NAME_CHARACTERS = 60;

/** What a peer shows of itself, with every field checked: what is malformed is left out. Null when it shows nothing. */
export function readPerson(clientId: number, value: unknown): Person | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const raw = value as Record<string, unknown>;
  if (raw.name === undefined && raw.color === undefined) return null;
  const cursor = readNumbers(raw.cursor, 2);
  const view = readNumbers(raw.view, 3);
  const selection = readIds(raw.selection);
  const drag = readDrag(raw.drag);
  return {
    clientId,
    name: readName(raw.name),
    color: readColor(raw.color),
    ...(cursor && { cursor: [cursor[0] as number, cursor[1] as number] as const }),
    ...(selection && { selection }),
    ...(drag && { drag }),
    ...(view && (view[2] as number) > 0.01 && (view[2] as number) < 20
      ? { view: [view[0] as number, view[1] as number, view[2] as number] as const }
      : {}),
    ...(isId(raw.editing) && { editing: raw.editing }),
  };
}

/** A name as it may be shown: one line, no control characters, at most 60 characters, never empty. */
export function readName(value: unknown): string {
  if (typeof value !== 'string') return 'Guest';
  const name = [...value.slice(0, 4 * NAME_CHARACTERS).replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')]
    .slice(0, NAME_CHARACTERS)
    .join('')
    .trim();
  return name || 'Guest';
}

function readColor(value: unknown): number {
  const count = PRESENCE_COLORS.length;
  return typeof value === 'number' && Number.isSafeInteger(value) ? ((value % count) + count) % count : 0;
}

function readNumbers(value: unknown, length: number): number[] | null {
  if (!Array.isArray(value) || value.length !== length) return null;
  return value.every((entry) => typeof entry === 'number' && Math.abs(entry) <= FAR) ? (value as number[]) : null;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= LIMITS.idCharacters;
}

function readIds(value: unknown): string[] | null {
  return Array.isArray(value) ? value.slice(0, LIMITS.presenceSelection).filter(isId) : null;
}

function readDrag(value: unknown): Person['drag'] | null {
  if (typeof value !== 'object' || value === null) return null;
  const { ids, dx, dy } = value as Record<string, unknown>;
  const moved = readIds(ids);
  const offset = readNumbers([dx, dy], 2);
  return moved && moved.length > 0 && offset ? { ids: moved, dx: offset[0] as number, dy: offset[1] as number } : null;
}
