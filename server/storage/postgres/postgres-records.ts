import { type MapRow, toMapRecord } from '../map-row';
import type { Generations, MapRecord, VersionRecord } from '../storage';
import type { PostgresPool } from './postgres-pool';
import { toBuffer } from './postgres-session';

/** What PostgreSQL keeps beside the documents: maps and their keys, versions, notes, secrets. */
export class PostgresRecords {
  readonly #pool: PostgresPool;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  async createMap(map: MapRecord, first: Uint8Array): Promise<void> {
    const { own, edit, view } = map.keyHashes;
    await this.#pool.query(
      `WITH made AS (
        INSERT INTO throughline.maps (id, own, edit, view, edit_generation, view_generation, created, last_seq)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1) RETURNING id
      ) INSERT INTO throughline.updates (map, seq, data) SELECT id, 1, $8 FROM made`,
      [
        map.id,
        toBuffer(own),
        toBuffer(edit),
        toBuffer(view),
        map.generations.edit,
        map.generations.view,
        map.created,
        toBuffer(first),
      ],
    );
  }

  async findMap(id: string): Promise<MapRecord | null> {
    // The database knows no such character and would complain of it; there can be no such map.
    if (id.includes('\0')) return null;
    const [row] = await this.#pool.query<MapRow>('SELECT * FROM throughline.maps WHERE id = $1', [id], 'find-map');
    return row ? toMapRecord(row) : null;
  }

  async deleteMap(id: string, now: number): Promise<boolean> {
    const changed = await this.#pool.query(
      'UPDATE throughline.maps SET deleted = $2 WHERE id = $1 AND deleted IS NULL RETURNING id',
      [id, now],
    );
    return changed.length === 1;
  }

  async renewKeys(
    mapId: string,
    before: Generations,
    { keyHashes, generations }: Pick<MapRecord, 'keyHashes' | 'generations'>,
  ): Promise<boolean> {
    const { own, edit, view } = keyHashes;
    const changed = await this.#pool.query(
      `UPDATE throughline.maps SET own = $2, edit = $3, view = $4, edit_generation = $5, view_generation = $6
      WHERE id = $1 AND deleted IS NULL AND edit_generation = $7 AND view_generation = $8 RETURNING id`,
      [
        mapId,
        toBuffer(own),
        toBuffer(edit),
        toBuffer(view),
        generations.edit,
        generations.view,
        before.edit,
        before.view,
      ],
    );
    return changed.length === 1;
  }

  async mapIds(after: string | null, limit: number): Promise<string[]> {
    const rows = await this.#pool.query<{ id: string }>(
      'SELECT id FROM throughline.maps WHERE id > $1 ORDER BY id LIMIT $2',
      [after ?? '', limit],
    );
    return rows.map(({ id }) => id);
  }

  async addVersion(
    mapId: string,
    { kind, name, at }: Pick<VersionRecord, 'kind' | 'name' | 'at'>,
    state: Uint8Array,
  ): Promise<number> {
    const [row] = await this.#pool.query<{ id: number }>(
      'INSERT INTO throughline.versions (map, kind, name, at, state) VALUES ($1, $2, $3, $4, $5) RETURNING id',
      [mapId, kind, name && storable(name), at, toBuffer(state)],
    );
    return row?.id ?? 0;
  }

  async versions(mapId: string): Promise<VersionRecord[]> {
    return this.#pool.query<VersionRecord>(
      'SELECT id, kind, name, at, length(state) AS bytes FROM throughline.versions WHERE map = $1 ORDER BY id DESC',
      [mapId],
    );
  }

  async versionState(mapId: string, id: number): Promise<Uint8Array | null> {
    const [row] = await this.#pool.query<{ state: Buffer }>(
      'SELECT state FROM throughline.versions WHERE map = $1 AND id = $2',
      [mapId, id],
    );
    return row?.state ?? null;
  }

  async nameVersion(mapId: string, id: number, name: string): Promise<boolean> {
    const changed = await this.#pool.query(
      "UPDATE throughline.versions SET kind = 'named', name = $3 WHERE map = $1 AND id = $2 RETURNING id",
      [mapId, id, storable(name)],
    );
    return changed.length === 1;
  }

  async dropVersions(mapId: string, ids: readonly number[]): Promise<void> {
    await this.#pool.query('DELETE FROM throughline.versions WHERE map = $1 AND id = ANY($2::bigint[])', [
      mapId,
      [...ids],
    ]);
  }

  async note(mapId: string, name: string): Promise<Uint8Array | null> {
    const [row] = await this.#pool.query<{ value: Buffer }>(
      'SELECT value FROM throughline.notes WHERE map = $1 AND name = $2',
      [mapId, name],
    );
    return row?.value ?? null;
  }

  async setNote(mapId: string, name: string, value: Uint8Array | null): Promise<void> {
    if (value === null) {
      await this.#pool.query('DELETE FROM throughline.notes WHERE map = $1 AND name = $2', [mapId, name]);
      return;
    }
    await this.#pool.query(
      `INSERT INTO throughline.notes (map, name, value) VALUES ($1, $2, $3)
      ON CONFLICT (map, name) DO UPDATE SET value = excluded.value`,
      [mapId, name, toBuffer(value)],
    );
  }

  async secret(name: string, fresh: Uint8Array): Promise<Uint8Array> {
    await this.#pool.query('INSERT INTO throughline.secrets (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      name,
      toBuffer(fresh),
    ]);
    const [row] = await this.#pool.query<{ value: Buffer }>('SELECT value FROM throughline.secrets WHERE name = $1', [
      name,
    ]);
    return row?.value ?? fresh;
  }

  /** Writes, so that a full disk is met here too. */
  async ping(): Promise<void> {
    await this.#pool.query(
      `INSERT INTO throughline.secrets (name, value) VALUES ('probe', decode(md5(random()::text), 'hex'))
      ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [],
    );
  }
}

/** PostgreSQL's texts can't have this character. */
function storable(text: string): string {
  return text.replaceAll('\0', '');
}
