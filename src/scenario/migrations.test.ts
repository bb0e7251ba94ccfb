import { describe, expect, it } from 'vitest';
import { FORMAT_VERSION } from './format';
import { MIGRATIONS, migrate } from './migrations';

describe('migrations', () => {
  it('lead from every older version to the newest', () => {
    for (let version = 1; version < FORMAT_VERSION; version++) expect(MIGRATIONS.has(version)).toBe(true);
    expect(migrate({ version: FORMAT_VERSION, a: 1 }, FORMAT_VERSION)).toEqual({
      version: FORMAT_VERSION,
      a: 1,
    });
  });

  it('are made one after the other, each from its own version on', () => {
    const table = new Map([
      [1, (file: object) => ({ ...file, trail: 'one' })],
      [2, (file: { trail?: unknown }) => ({ ...file, trail: `${String(file.trail)}, two` })],
    ]);
    expect(migrate({ version: 1 }, 1, table, 3)).toEqual({ version: 3, trail: 'one, two' });
    expect(migrate({ version: 2, trail: 'none' }, 2, table, 3)).toEqual({ version: 3, trail: 'none, two' });
  });

  it('say which one is missing', () => {
    expect(() => migrate({ version: 1 }, 1, new Map(), 2)).toThrow('no migration from version 1');
  });
});
