import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import type { Scenario } from '../format';
import { checkRun } from './check-run';
import { isBuiltIn, type RunFile } from './format';
import { named, randomRun } from './random-run.test-support';
import { readFileText } from './read-file-text';
import { writeRunFile } from './write-run-file';

function scenarioOf({ start }: RunFile): Scenario {
  return ensure(isBuiltIn(start) ? undefined : start, 'a run that begins with a scenario of its own');
}

describe('a run file', () => {
  it('is read back as the run that was written, with a scenario of its own and with one by its name', () => {
    fc.assert(
      fc.property(randomRun, (run) => {
        const start = scenarioOf(run);
        for (const one of [run, named(run, start)]) {
          const text = writeRunFile(one);
          const read = readFileText(text);
          expect(read).toEqual({ ok: true, value: { kind: 'run', run: one } });
          expect(read.ok && read.value.kind === 'run' && writeRunFile(read.value.run)).toBe(text);
        }
        const checked = checkRun(start, run);
        expect(checked.ok && checked.value.length).toBe(run.log.length + 1);
      }),
      { numRuns: 60 },
    );
  });

  it('is written as the same text in whatever order the keys of its parts came', () => {
    fc.assert(
      fc.property(randomRun, (run) => {
        const text = writeRunFile(run);
        const read = readFileText(JSON.stringify(backwards(JSON.parse(text))));
        expect(read.ok && read.value.kind === 'run' && writeRunFile(read.value.run)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });
});

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, backwards(inner)] as const);
  return Object.fromEntries(entries.toReversed());
}
