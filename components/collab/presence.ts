import type { Awareness } from 'y-protocols/awareness';
import { LIMITS } from '@/lib/protocol/limits';
import type { Presence } from '@/lib/protocol/presence';
import type { Person, PresenceChange, PresenceControl } from '../store/types';
import { readPerson } from './read-person';

export interface Clock {
  readonly setTimeout: (task: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
}

const INTERVAL_MS = 33;
const GATHER_MS = 8;
const CURSOR_IDLE_MS = 15_000;
/** Ids may have 64 characters: a hundred such, twice, would be over the limit of one person's presence. */
const ID_CHARACTERS = Math.floor(LIMITS.presenceBytes / 3);

/** Our presence and that of the others, over y-protocols' awareness. */
export function createPresence(
  awareness: Awareness,
  me: Pick<Presence, 'name' | 'color'>,
  clock: Clock,
): PresenceControl {
  const listeners = new Set<() => void>();
  const known = new WeakMap<object, Person>();
  let wanted: Presence = me;
  let people: readonly Person[] = [];
  let sending: unknown = null;
  let gathering: unknown = null;
  let idle: unknown = null;
  let dirty = false;

  const send = (): void => {
    sending = null;
    if (!dirty) return;
    dirty = false;
    awareness.setLocalState({ ...wanted });
    sending = clock.setTimeout(send, INTERVAL_MS);
  };

  const update = (change: PresenceChange): void => {
    const next = { ...wanted, ...limited(change) };
    for (const key of Object.keys(change) as (keyof Presence)[]) if (next[key] === undefined) delete next[key];
    if (JSON.stringify(next) === JSON.stringify(wanted)) return;
    wanted = next;
    dirty = true;
    if (sending === null) send();
    if (change.cursor) {
      clock.clearTimeout(idle);
      idle = clock.setTimeout(() => update({ cursor: undefined }), CURSOR_IDLE_MS);
    }
  };

  const gather = (): void => {
    gathering = null;
    const next: Person[] = [];
    for (const [clientId, state] of awareness.getStates()) {
      if (clientId === awareness.clientID) continue;
      const person = known.get(state) ?? readPerson(clientId, state);
      if (!person) continue;
      known.set(state, person);
      next.push(person);
    }
    next.sort((a, b) => a.clientId - b.clientId);
    if (next.length === people.length && next.every((person, index) => person === people[index])) return;
    people = next;
    for (const listener of listeners) listener();
  };

  const onChange = (): void => {
    if (gathering === null) gathering = clock.setTimeout(gather, GATHER_MS);
  };
  awareness.on('change', onChange);
  awareness.setLocalState({ ...wanted });

  return {
    update,
    people: () => people,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      awareness.off('change', onChange);
      for (const timer of [sending, gathering, idle]) clock.clearTimeout(timer);
      listeners.clear();
    },
  };
}

function limited(change: PresenceChange): PresenceChange {
  return {
    ...change,
    ...(change.cursor && { cursor: [Math.round(change.cursor[0]), Math.round(change.cursor[1])] as const }),
    ...(change.selection && { selection: firstIds(change.selection) }),
    ...(change.drag && {
      drag: {
        ids: firstIds(change.drag.ids),
        dx: Math.round(change.drag.dx),
        dy: Math.round(change.drag.dy),
      },
    }),
    ...(change.view && {
      view: [Math.round(change.view[0]), Math.round(change.view[1]), Number(change.view[2].toFixed(3))] as const,
    }),
  };
}

function firstIds(ids: readonly string[]): string[] {
  const first: string[] = [];
  let characters = 0;
  for (const id of ids) {
    characters += id.length + 3;
    if (first.length >= LIMITS.presenceSelection || characters > ID_CHARACTERS) break;
    first.push(id);
  }
  return first;
}
