import type { Limits } from '@/lib/protocol/limits';
import type { MapHead, Storage } from '../storage/storage';
import type { Fanout } from './fanout';

export interface Watched {
  readonly mapId: string;
  /** Called before the storage is asked. */
  beforeLook(): void;
  /** What the storage says of the map; null when it has no such map. */
  look(head: MapHead | null): void;
}

/**
 * Looks into the storage again and again for what may have been missed, all open maps in one query: more often while
 * the other processes can't be heard. So all converge without Redis too, only later. While the storage does not answer
 * it goes on asking, quietly: writing is what tells people of that.
 */
export class HeadWatch {
  readonly #storage: Storage;
  readonly #fanout: Fanout | null;
  readonly #limits: Limits;
  readonly #watched = new Set<Watched>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #looking = false;
  #again = false;
  #closed = false;

  /** Without a fan-out the storage is the only way to hear of others. */
  constructor(storage: Storage, fanout: Fanout | null, limits: Limits) {
    this.#storage = storage;
    this.#fanout = fanout;
    this.#limits = limits;
  }

  add(watched: Watched): void {
    this.#watched.add(watched);
    this.#wait();
  }

  remove(watched: Watched): void {
    this.#watched.delete(watched);
  }

  /** Looks at once; what is asked for while it looks is one more look. */
  lookNow(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#looking) this.#again = true;
    else void this.#look();
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#watched.clear();
  }

  #wait(): void {
    if (this.#timer || this.#looking || this.#closed || this.#watched.size === 0) return;
    const ms = this.#fanout?.connected ? this.#limits.lookMs : this.#limits.lookAloneMs;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#look();
    }, ms);
  }

  async #look(): Promise<void> {
    if (this.#closed) return;
    this.#looking = true;
    const asked = [...this.#watched];
    for (const watched of asked) watched.beforeLook();
    try {
      const ids = [...new Set(asked.map(({ mapId }) => mapId))];
      const heads = new Map((await this.#storage.heads(ids)).map((head) => [head.id, head]));
      for (const watched of asked) if (this.#watched.has(watched)) watched.look(heads.get(watched.mapId) ?? null);
    } catch {
      // The next look will do.
    }
    this.#looking = false;
    const again = this.#again;
    this.#again = false;
    if (again) this.lookNow();
    else this.#wait();
  }
}
