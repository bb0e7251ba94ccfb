import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, isObject, type Draft } from './path';
import { parseScenario } from './parse-scenario';
import { randomScenario } from './random-scenario.test-support';
import { fileOf } from './write-scenario';

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    undefined,
    NaN,
    Infinity,
    -1,
    0.5,
    '',
    [],
    {},
    [[]],
    [{}],
    () => 1,
    Symbol('x'),
    10n,
  ),
);

/** Puts something else at a place of a file that `steps` lead to, or adds a key there. */
function spoil(file: Draft, steps: readonly number[], value: unknown): void {
  let at: Draft = file;
  for (const [index, step] of steps.entries()) {
    if (!Array.isArray(at) && !isObject(at)) return;
    const keys: string[] = Object.keys(at);
    const key = keys[step % (keys.length + 1)] ?? 'added';
    const inner: Draft | undefined = Object.getOwnPropertyDescriptor(at, key)?.value;
    if (index === steps.length - 1 || typeof inner !== 'object' || inner === null) {
      Object.defineProperty(at, key, { value, enumerable: true, writable: true, configurable: true });
      return;
    }
    at = inner;
  }
}

describe('parseScenario', () => {
  it('reads or refuses whatever is put anywhere, never throws, and always says what was expected', () => {
    const steps = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        randomScenario,
        fc.array(fc.tuple(steps, anything), { maxLength: 3 }),
        (scenario, changes) => {
          const file = draftOf(fileOf(scenario));
          for (const [at, value] of changes) spoil(file, at, value);
          const parsed = parseScenario(file);
          if (parsed.ok) return;
          expect(parsed.error.length).toBeGreaterThan(0);
          for (const { path, expected, received } of parsed.error) {
            expect(path).not.toBe('');
            // Words in quotes are those that may be written, and "invalid" is one of them.
            expect(expected.replaceAll(/"[^"]*"/g, '…')).not.toMatch(/^$|invalid|undefined/i);
            expect(received.length).toBeLessThan(400);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses whatever is no file', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(parseScenario(value).ok).toBe(false);
      }),
    );
  });
});
