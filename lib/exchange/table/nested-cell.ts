import { isId } from '../../model/ids';
import { NESTED_FIELDS, readNested, writeNested } from '../../model/nested-fields';
import { REACTIONS } from '../../model/types';
import { LIMITS } from '../../protocol/limits';
import { scanDepth } from '../scan-depth';

/** The lists of a touchpoint as cells that people can read, a line a member, and back. Null when it is no such cell. */
interface ReadableList {
  write(member: Readonly<Record<string, unknown>>, index: number): string;
  read(line: string, index: number): Record<string, unknown> | null;
}

const REACTION = /: (positive|neutral|negative)(?= \(|$)/g;
const SIDE = / \((customer|company)\)$/;
const SIDE_LENGTH = ' (customer)'.length;

const READABLE: Readonly<Record<string, ReadableList>> = {
  // [x] Answer in time #id
  tasks: {
    write: ({ id, text, done }, index) => `[${done ? 'x' : ' '}] ${text}${id === `t${index + 1}` ? '' : ` #${id}`}`,
    read(line, index) {
      const box = /^\[([ xX]?)\] ?/u.exec(line);
      const rest = box ? line.slice(box[0].length) : line;
      const mark = rest.lastIndexOf(' #');
      const marked = mark !== -1 && isId(rest.slice(mark + 2));
      const [text, id] = marked ? [rest.slice(0, mark), rest.slice(mark + 2)] : [rest, `t${index + 1}`];
      return { id, text, done: (box?.[1] ?? '').trim() !== '' };
    },
  },
  // Ann (customer): negative (waited too long)
  ratings: {
    write: ({ by, side, reaction, note }) =>
      `${by}${side === undefined ? '' : ` (${side})`}: ${reaction}${note === undefined ? '' : ` (${note})`}`,
    read(line) {
      for (const found of line.matchAll(REACTION)) {
        const rest = line.slice(found.index + found[0].length);
        if (rest !== '' && !line.endsWith(')')) continue;
        const who = line.slice(0, found.index);
        const side = SIDE.exec(who.slice(-SIDE_LENGTH))?.[1];
        return {
          by: side === undefined ? who : who.slice(0, -side.length - 3),
          ...(side === undefined ? {} : { side }),
          reaction: found[1],
          ...(rest === '' ? {} : { note: rest.slice(2, -1) }),
        };
      }
      return null;
    },
  },
  // Rival: positive
  competitors: {
    write: ({ name, reaction }) => (reaction === undefined ? `${name}` : `${name}: ${reaction}`),
    read(line) {
      const at = line.lastIndexOf(': ');
      const reaction = at === -1 ? '' : line.slice(at + 2);
      return isOneOf(REACTIONS, reaction) ? { name: line.slice(0, at), reaction } : { name: line };
    },
  },
};

/** A nested field of a touchpoint as a cell: for people where that comes back as it was, otherwise as JSON. */
export function writeNestedCell(key: string, value: unknown): string {
  const nested = NESTED_FIELDS.get(key);
  if (!nested) return '';
  const json = JSON.stringify(writeNested(nested, value));
  const readable = READABLE[key];
  if (!readable || !Array.isArray(value)) return json;
  const cell = value.map((member, index) => readable.write(member, index)).join('\n');
  return cell !== '' && sortedJson(readNestedCell(key, cell)) === sortedJson(value) ? cell : json;
}

/** The reverse, as the model has it; undefined when a cell can't be one. */
export function readNestedCell(key: string, cell: string): unknown {
  const nested = NESTED_FIELDS.get(key);
  if (!nested) return undefined;
  const readable = READABLE[key];
  const json = parseJson(cell);
  if (json !== undefined) {
    const whole = nested.list ? Array.isArray(json) : typeof json === 'object';
    const members = nested.list && Array.isArray(json) ? json : [json];
    if (whole && members.length <= LIMITS.listMembers && members.every((one) => nested.schema.safeParse(one).success)) {
      return readNested(nested, json);
    }
  }
  if (!readable) return undefined;
  const lines = cell.split(/\r\n|\n|\r/);
  if (lines.length > LIMITS.listMembers) return undefined;
  const members = lines.map((line, index) => (line.trim() === '' ? null : readable.read(line, index)));
  const all = members.every(
    (one): one is Record<string, unknown> => one !== null && nested.schema.safeParse(one).success,
  );
  return all ? members : undefined;
}

/** A value from JSON that is not nested too deeply; undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  if (!scanDepth(text, LIMITS.jsonDepth).ok) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value as JSON, to compare: the same whatever order its keys came in. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, sortKeys);
}

/** Keys in one order, whatever order they came in. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

function isOneOf<Value extends string>(values: readonly Value[], value: string | undefined): value is Value {
  return (values as readonly string[]).includes(value ?? '');
}
