import { isId } from '@/lib/model/ids';
import type { Memory } from '../collab/memory';
import type { OpenedMemory } from './looking';

/** Keeps in this browser which touchpoints of a map are open. What is kept there is read as doubtful. */
export function rememberOpened(mapId: string, memory: Memory): OpenedMemory {
  const key = `throughline:opened:${mapId}`;
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(memory.get(key) ?? '[]');
        return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string' && isId(id)) : [];
      } catch {
        return [];
      }
    },
    write(ids) {
      memory.set(key, ids.length === 0 ? null : JSON.stringify(ids));
    },
  };
}
