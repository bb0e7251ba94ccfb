import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario, parseScenarioText } from './parse-scenario';
import { randomScenario } from './random-scenario.test-support';
import { smallFile } from './small-scenario.test-support';
import { fileOf, writeScenario } from './write-scenario';

describe('writeScenario', () => {
  it('writes what the parser reads back as the same scenario', () => {
    fc.assert(
      fc.property(randomScenario, (scenario) => {
        expect(parseScenarioText(writeScenario(scenario))).toEqual({ ok: true, value: scenario });
      }),
      { numRuns: 60 },
    );
  });

  it('always writes the same text, in whatever order the keys came', () => {
    fc.assert(
      fc.property(randomScenario, (scenario) => {
        const shuffled = parseScenario(backwards(fileOf(scenario)));
        expect(shuffled.ok && writeScenario(shuffled.value)).toBe(writeScenario(scenario));
      }),
      { numRuns: 30 },
    );
  });

  it('begins with what the file is', () => {
    const parsed = parseScenario(smallFile);
    expect(parsed.ok && Object.keys(fileOf(parsed.value)).slice(0, 4)).toEqual([
      'format',
      'version',
      'engine',
      'id',
    ]);
  });
});

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, backwards(inner)]),
  );
}
