import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCREENS, screenChunks } from './screen-chunks';
import { existsSync } from 'node:fs';

const SOURCE = resolve(import.meta.dirname, '..');
const at = (path: string): string => resolve(SOURCE, path);

describe('screens', () => {
  it('come with all that they import, and share it in favour of the first', () => {
    const imports: Readonly<Record<string, readonly string[]>> = {
      [at('one.tsx')]: [at('common.ts'), at('own.ts')],
      [at('other.tsx')]: [at('common.ts'), at('round.ts')],
      [at('round.ts')]: [at('other.tsx')],
    };
    const graph = { getModuleInfo: (id: string) => ({ importedIds: imports[id] ?? [] }) };
    const chunkOf = screenChunks({ one: ['one.tsx'], other: ['other.tsx'] });
    expect(['one.tsx', 'own.ts', 'common.ts'].map((path) => chunkOf(at(path), graph))).toEqual(
      Array.from({ length: 3 }, () => 'one'),
    );
    expect(['other.tsx', 'round.ts'].map((path) => chunkOf(at(path), graph))).toEqual(['other', 'other']);
    expect(chunkOf(at('elsewhere.ts'), graph)).toBeNull();
  });

  it('begin at files that exist', () => {
    for (const path of Object.values(SCREENS).flat()) expect(existsSync(at(path))).toBe(true);
  });
});
