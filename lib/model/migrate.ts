/** The newest version of the map file that this program knows. */
export const MAP_VERSION = 1;

type Migration = (file: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/**
 * From each older version to the next one: pure functions, which leave what they don't know alone. Version 1 is the
 * first, so there are none yet; a new version adds one here, and a frozen file of the version before to the tests.
 */
const MIGRATIONS: ReadonlyMap<number, Migration> = new Map<number, Migration>();

/** `file` of version `version` brought up to `MAP_VERSION`. Throws when a migration is missing, which is a bug. */
export function migrate(
  file: Readonly<Record<string, unknown>>,
  version: number,
  migrations: ReadonlyMap<number, Migration> = MIGRATIONS,
  newest: number = MAP_VERSION,
): Record<string, unknown> {
  let current: Record<string, unknown> = { ...file };
  for (let at = version; at < newest; at += 1) {
    const step = migrations.get(at);
    if (!step) throw new Error(`no migration from map version ${at}`);
    current = { ...step(current), version: at + 1 };
  }
  return current;
}
