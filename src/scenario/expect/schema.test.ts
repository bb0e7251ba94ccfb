import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { LIMITS } from '../limits';
import { parseScenario } from '../parse-scenario';
import { problemsOf } from '../small-scenario.test-support';
import { fileOf } from '../write-scenario';
import { lineFile } from './line.test-support';

const over = { fromMs: 1000, toMs: 3000 };
const measure = { id: 'it', kind: 'measure', figure: 'goodput', over, hold: 'overall', atLeast: 0.9 };
const breaker = { edge: 'web-shop', layer: 'breaker' };
const state = { id: 'it', kind: 'state', of: breaker, state: 'open', over, hold: 'always' };
const invariant = { id: 'it', kind: 'invariant', rule: 'nothing-lost', over };
const both = (...of: readonly object[]) => ({ id: 'it', kind: 'all', of });
const relative = (fromMs: number, toMs: number, fault = 'down') => ({
  over: { after: { fault, at: 'end' }, fromMs, toMs },
});

const problems = (...given: readonly unknown[]): string[] => problemsOf({ ...lineFile, expect: given });

describe('expectations of a file', () => {
  it('are read as they are', () => {
    const given = [
      { ...measure, id: 'a', name: 'Well answered', atMost: 1 },
      {
        ...measure,
        id: 'b',
        figure: 'latency',
        of: { client: 'web' },
        percentile: 99.9,
        ...relative(0, 2000),
      },
      { ...measure, id: 'c', figure: 'amplification', of: { edge: 'web-shop' }, hold: 'always' },
      { ...measure, id: 'd', figure: 'utilisation', of: { node: 'shop', instance: 2 }, hold: 'sometime' },
      { ...state, id: 'e', over: { fromMs: 0.5, toMs: 0.5 } },
      { ...state, id: 'f', of: { node: 'shop' }, state: 'calm' },
      { ...state, id: 'g', of: { node: 'shop', instance: 1 }, state: 'hung', ...relative(0, 0) },
      { ...invariant, id: 'h', rule: 'nothing-waits' },
      { ...both({ ...measure, id: 'j' }, { ...both({ ...state, id: 'l' }), id: 'k', kind: 'any' }), id: 'i' },
    ];
    const parsed = parseScenario({ ...lineFile, expect: given });
    const scenario = ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
    expect(scenario.expect).toEqual(given);
    expect(fileOf(scenario).expect).toEqual(given);
  });

  it('are written in one order, whatever the order they were given in', () => {
    const nested = both(
      { ...measure, ...relative(0, 2000), of: { client: 'web' }, name: 'n' },
      { ...state, id: 's' },
    );
    const parsed = parseScenario({ ...lineFile, expect: [reversed({ ...nested, id: 'all' })] });
    const text = JSON.stringify(fileOf(ensure(parsed.ok ? parsed.value : undefined, 'a scenario')).expect);
    expect(text).toBe(
      '[{"id":"all","kind":"all","of":[' +
        '{"id":"s","kind":"state","of":{"edge":"web-shop","layer":"breaker"},"state":"open",' +
        '"over":{"fromMs":1000,"toMs":3000},"hold":"always"},' +
        '{"id":"it","name":"n","kind":"measure","figure":"goodput","of":{"client":"web"},' +
        '"over":{"after":{"fault":"down","at":"end"},"fromMs":0,"toMs":2000},"hold":"overall","atLeast":0.9}]}]',
    );
  });

  it.each([
    [
      { id: 'it', kind: 'luck' },
      'kind: "measure", "state", "invariant", "sagas", "read-model", "all" or "any" / "luck"',
    ],
    [{ ...measure, figure: 'godput' }, 'figure: a figure, perhaps "goodput" / "godput"'],
    [
      { ...measure, of: { node: 'shop' } },
      /^figure: a figure that nodes have: rate, failed-share, .* \/ "goodput"$/,
    ],
    [{ ...measure, atLeast: undefined }, 'atLeast: a number from 0 to 1000000000000 / nothing'],
    [{ ...measure, of: {} }, 'of.node: an id of 1 to 64 small letters, digits and hyphens / nothing'],
    [{ ...measure, atLeast: 1.5 }, 'atLeast: a share from 0 to 1 / 1.5'],
    [{ ...measure, atMost: 0.5 }, 'atMost: at least as much as atLeast (0.9) / 0.5'],
    [{ ...measure, percentile: 95 }, 'percentile: none: goodput is no percentile / 95'],
    [{ ...measure, figure: 'latency' }, 'percentile: which percentile, like 95 / nothing'],
    [{ ...measure, figure: 'latency', percentile: 100 }, 'percentile: a number above 0 and below 100 / 100'],
    [
      { ...measure, over: { fromMs: 500, toMs: 3000 } },
      'over.fromMs: whole seconds, in ms (1000, 2000, …) up to 14400000: figures are kept by the second / 500',
    ],
    [
      { ...measure, over: { fromMs: 3000, toMs: 3000 } },
      'over.toMs: later than its start (3000 ms) / 3000 ms',
    ],
    [{ ...state, over: { fromMs: 3, toMs: 2 } }, 'over.toMs: later than its start (3 ms) / 2 ms'],
    [
      { ...invariant, over: { fromMs: 0, toMs: 11_000 } },
      'over.toMs: at most the duration of the run (10000 ms) / 11000 ms',
    ],
    [
      { ...measure, ...relative(500, 2499) },
      'over.toMs: at least 2000 ms after its start (500 ms), so that a whole second lies inside: ' +
        'figures are kept by the second / 2499 ms',
    ],
    [
      { ...measure, ...relative(0, 3000, 'dwn') },
      'over.after.fault: the id of a fault, perhaps "down" / "dwn"',
    ],
    [{ ...measure, over: 3 }, 'over: an object with fromMs and toMs, relative to a fault with after / 3'],
    [{ ...measure, of: { client: 'wb' } }, 'of.client: the id of a node, perhaps "web" / "wb"'],
    [{ ...measure, of: { client: 'shop' } }, 'of.client: a client / the service "shop"'],
    [
      { ...measure, figure: 'queue', of: { node: 'web' } },
      'of.node: a node that works: a service, gateway or database / the client "web"',
    ],
    [
      { ...measure, figure: 'queue', of: { node: 'shop', instance: 3 } },
      'of.instance: one of the 2 instances of shop, counted from 1 / 3',
    ],
    [
      { ...state, of: { ...breaker, layer: 'timeout' } },
      'of.layer: a circuit breaker of web-shop: breaker / "timeout"',
    ],
    [
      { ...state, of: { ...breaker, edge: 'web-shp' } },
      'of.edge: the id of an edge, perhaps "web-shop" / "web-shp"',
    ],
    [{ ...state, state: 'hung' }, 'state: the state of one breaker: open, half-open, closed / "hung"'],
    [{ ...state, of: { node: 'shop' } }, 'state: the state of one node: shedding, calm / "open"'],
    [
      { ...state, of: { node: 'shop', instance: 1 } },
      'state: the state of one instance: up, starting, draining, stopped, crashed, hung / "open"',
    ],
    [both(), 'of: a list of 1 to 50 items / an empty list'],
    [both({ ...measure, id: 'in', atLeast: 2 }), 'of[0].atLeast: a share from 0 to 1 / 2'],
    [
      both({ ...state, id: 'in', ...relative(0, 1, 'dwn') }),
      'of[0].over.after.fault: the id of a fault, perhaps "down" / "dwn"',
    ],
    [both({ ...measure, id: 'it' }), 'of[0].id: an id of its own / "it", which expect.it has'],
    [
      both({ ...both({ ...both({ ...both({ ...invariant, id: '4' }), id: '3' }), id: '2' }), id: '1' }),
      'of[0].of[0].of[0].of[0]: at most 3 expectations around one another / one inside 4',
    ],
  ])('are told of what is wrong with them: %j', (given, line) => {
    const found = problems(given);
    if (typeof line === 'string') expect(found).toEqual([`expect.it.${line}`]);
    else expect(found.map((one) => one.replace('expect.it.', ''))).toEqual([expect.stringMatching(line)]);
  });

  it('need a bound', () => {
    const { atLeast: _, ...boundless } = measure;
    expect(problems(boundless)).toEqual(['expect.it.atLeast: a bound: atLeast, atMost, or both / nothing']);
  });

  it('are counted with those inside others', () => {
    const many = Array.from({ length: 11 }, (_, group) => ({
      ...both(...Array.from({ length: 50 }, (__, at) => ({ ...invariant, id: `i-${group}-${at}` }))),
      id: `group-${group}`,
    }));
    expect(problems(...many)).toEqual([
      `expect: at most ${LIMITS.expectations} expectations, those inside others included / 561 expectations`,
    ]);
  });
});

/** The same with all keys and items the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed).toReversed();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, reversed(inner)])
      .toReversed(),
  );
}
