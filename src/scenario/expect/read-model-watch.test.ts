import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { shopWithProcesses } from '../process-scenario.test-support';
import { parseScenario } from '../parse-scenario';
import { runScenario } from '../run-scenario';
import { problemsOf } from '../small-scenario.test-support';
import type { Judged } from '../verdict';
import { fileOf } from '../write-scenario';

type Part = Readonly<Record<string, unknown>>;

const over = { fromMs: 2000, toMs: 8000 };
const missing = { id: 'it', kind: 'read-model', view: 'list', figure: 'missing-events', over, atMost: 1000 };

/** The reader looks for new events twice a second, and works as long on each as it is said. */
function fileWith(expectation: Part, view: Part = {}): object {
  const file = shopWithProcesses({}, { pollMs: 500, handleMs: 1, users: undefined, ...view });
  if (typeof file !== 'object' || file === null) throw new Error('a file is an object');
  return { ...file, durationMs: 10_000, measure: { fromMs: 0, toMs: 10_000 }, expect: [expectation] };
}

function judge(expectation: Part, view: Part = {}, untilMs = 10_000): Judged {
  const parsed = parseScenario(fileWith(expectation, view));
  const scenario = ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
  return ensure(runScenario(scenario, { untilMs }).expectations[0], 'one expectation');
}

/** The figure in the evidence. */
function figureOf({ evidence }: Judged): number {
  return Number(/(?:lacked|was|skipped|^)\s*(\d+)/.exec(evidence)?.[1]);
}

describe('what is expected of a read model', () => {
  it('is read, and written so that it is read as the same', () => {
    const parsed = parseScenario(fileWith(missing));
    const scenario = ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
    expect(scenario.expect).toEqual([missing]);
    expect(parseScenario(fileOf(scenario))).toEqual(parsed);
  });

  it.each<[string, Part, string]>([
    [
      'a read model that is not there',
      { view: 'lists' },
      'expect.it.view: the id of a read model, perhaps "list" / "lists"',
    ],
    ['a figure that it does not have', { figure: 'lag' }, 'expect.it.figure: one of '],
    ['no bound at all', { atMost: undefined }, 'expect.it'],
  ])('must not be about %s', (_, changes, told) => {
    const changed = Object.entries({ ...missing, ...changes }).filter(([, value]) => value !== undefined);
    const problems = problemsOf(fileWith(Object.fromEntries(changed)));
    expect(problems.some((problem) => problem.includes(told))).toBe(true);
  });

  it('is decided when the span is over, and not before', () => {
    expect(judge(missing, {}, 7900).verdict).toBe('undecided');
    expect(judge(missing).verdict).toBe('holds');
  });

  it('counts the events that were missing at most, and how old the oldest was', () => {
    const often = judge(missing, { pollMs: 100 });
    const seldom = judge(missing, { pollMs: 2000 });
    expect(figureOf(often)).toBeGreaterThan(0);
    expect(figureOf(seldom)).toBeGreaterThan(3 * figureOf(often));
    const age = judge({ ...missing, figure: 'missing-for', atMost: 4000, atLeast: 1500 }, { pollMs: 2000 });
    expect(age.verdict).toBe('holds');
    expect(judge({ ...missing, figure: 'missing-for', atMost: 1500 }, { pollMs: 2000 }).verdict).toBe(
      'broken',
    );
  });

  it('does not count what happens to the data of other services', () => {
    const { evidence, verdict } = judge(
      { ...missing, atMost: 0 },
      { shows: 'users', source: 'reader-users' },
    );
    expect([verdict, evidence]).toEqual([
      'holds',
      '“Users, to be searched” lacked 0 events at most from 2 s to 8 s, expected at most 0.',
    ]);
  });
});
