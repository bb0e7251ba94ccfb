import { describe, expect, it } from 'vitest';
import { checkImports } from './import-table';
import { ROOMS, roomOf } from './rooms';

const problems = (path: string, text: string): string[] =>
  checkImports({ path, text }).map((finding) => finding.message);

describe('the import table', () => {
  it.each([
    ['src/patterns/retry/engine.ts', "import { ok } from '../../base/result';"],
    ['src/patterns/retry/engine.ts', "import { next } from './backoff';"],
    ['src/patterns/registry.ts', "import { retry } from './retry/engine';"],
    ['src/policies/walk.ts', "import { retry } from '../patterns/retry/engine';"],
    ['src/state/run.ts', "import { createStore } from 'zustand/vanilla';"],
    ['src/ui/panel.tsx', "import { fields } from '../patterns/retry/settings';"],
    ['src/ui/panel.tsx', "import { workFields } from '../scenario/node-settings';"],
    ['src/ui/panel.tsx', "import { patterns } from '../patterns/registry';"],
    ['src/ui/panel.tsx', "import type { World } from '../sim/world';"],
    ['src/worker/host.ts', "import { run } from '../sim/run';"],
    ['src/main.tsx', "new Worker(new URL('./worker/host.ts', import.meta.url));"],
    ['src/cli/run.ts', "import { readFileSync } from 'node:fs';"],
    ['src/base/heap.prop.test.ts', "import fc from 'fast-check';"],
  ])('%s may hold: %s', (path, text) => {
    expect(problems(path, text)).toEqual([]);
  });

  it.each([
    ['src/base/time.ts', "import { x } from '../patterns/retry/engine';", 'base may not import patterns'],
    ['src/sim/world.ts', "import type { S } from '../scenario/format';", 'sim may not import scenario'],
    ['src/patterns/retry/engine.ts', "import '../timeout/engine';", 'imports the pattern timeout'],
    [
      'src/patterns/retry/engine.ts',
      "import '../registry';",
      'imports the file registry beside the patterns',
    ],
    ['src/ui/panel.tsx', "import { run } from '../sim/world';", 'types (import type) and settings only'],
    [
      'src/ui/panel.tsx',
      "import { readLatency } from '../scenario/latency';",
      'types (import type) and settings only',
    ],
    [
      'src/ui/panel.tsx',
      "import { check } from '../scenario/check-mysettings';",
      'types (import type) and settings only',
    ],
    ['src/ui/panel.tsx', "import { host } from '../worker/host';", 'ui may not import worker-host'],
    ['src/scenario/parse.ts', "import { createStore } from 'zustand';", "the package 'zustand'"],
    ['src/sim/world.ts', "import { it } from 'vitest';", "the package 'vitest'"],
    ['src/scenario/file.ts', "import 'node:fs';", 'only cli, e2e and config files know Node'],
    ['src/cli/run.ts', "import '../ui/panel';", 'cli may not import ui'],
    ['src/sim/world.ts', "const x = await import('../ui/panel');", 'sim may not import ui'],
    ['src/policies/walk.ts', "import '../new-room/thing';", 'leads to no room'],
    ['src/new-room/thing.ts', '', 'no room of the import table'],
  ])('%s may not hold: %s', (path, text, expected) => {
    expect(problems(path, text)).toEqual([expect.stringContaining(expected)]);
  });

  it('has one direction: from no room does a way lead back to it', () => {
    const reach = (room: keyof typeof ROOMS, seen: Set<string>): Set<string> => {
      for (const next of [...ROOMS[room].imports, ...(ROOMS[room].contractsOf ?? [])]) {
        if (!seen.has(next)) reach(next, seen.add(next));
      }
      return seen;
    };
    for (const room of Object.keys(ROOMS)) {
      const known = roomOf(`src/${room}/x.ts`);
      if (known !== undefined) expect([...reach(known, new Set())]).not.toContain(known);
    }
  });
});
