import { FORMAT_VERSION } from './format';
import { fromVersion1 } from './from-version-1';
import type { Raw } from './parts';

/** Turns a file of one version into a file of the next. Input is plain data, but not checked otherwise. */
export type Migration = (file: Raw) => Raw;

/** From the version that is the key to the one after it. */
export const MIGRATIONS: ReadonlyMap<number, Migration> = new Map([[1, fromVersion1]]);

/** Brings a file from `version` to the newest. A step that is missing is a defect of the table. */
export function migrate(
  file: Raw,
  version: number,
  migrations: ReadonlyMap<number, Migration> = MIGRATIONS,
  newest = FORMAT_VERSION,
): Raw {
  let migrated = file;
  for (let from = version; from < newest; from++) {
    const migration = migrations.get(from);
    if (migration === undefined) throw new Error(`Invariant broken: no migration from version ${from}`);
    migrated = { ...migration(migrated), version: from + 1 };
  }
  return migrated;
}
