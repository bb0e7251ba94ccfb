import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../sim/engine-version';
import { LIMITS } from './limits';
import { parseScenario, parseScenarioText } from './parse-scenario';
import { problemLine, problemsOf, small, smallFile, withPart } from './small-scenario.test-support';

const range = { fromMs: 1000, toMs: 5000 };

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

describe('defaults', () => {
  it('fills in what a file leaves out', () => {
    const scenario = small({ measure: undefined });
    expect(scenario.measure).toEqual({ fromMs: 0, toMs: 10_000 });
    expect(scenario.nodes[2]).toEqual({
      kind: 'database',
      id: 'db',
      name: 'db',
      instances: 1,
      concurrency: 16,
      queueRoom: 64,
      errorRate: 0,
      holdsWorker: true,
      latency: { kind: 'constant', ms: 2 },
      plan: [],
    });
    expect(scenario.edges[0]).toMatchObject({
      latency: { kind: 'constant', ms: 0.5 },
      giveUp: 'abandon',
      stack: [],
    });
    expect(scenario.edges[1].stack[0].settings).toMatchObject({ failureThreshold: 5 });
    expect(scenario.faults[0]).toMatchObject({ name: 'down', errorRate: 1, latencyFactor: 1 });
    expect(scenario.requestTypes[0]).toMatchObject({ method: 'GET', path: '/', deadlineMs: 0 });
  });

  it('keeps fractions, and takes a list of one call as that call', () => {
    const scenario = small(
      Object(
        withPart('nodes', 'shop', { plan: [['shop-db']], latency: { kind: 'exponential', meanMs: 0.25 } }),
      ),
    );
    expect(scenario.nodes[1]).toMatchObject({ plan: ['shop-db'], latency: { meanMs: 0.25 } });
  });

  it('makes minus zero plain', () => {
    expect(Object.is(small({ seed: -0 }).seed, 0)).toBe(true);
  });
});

describe('problems', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['a list in place of the file', [], 'file: a scenario: a JSON object / an empty list'],
    [
      'a foreign format',
      { format: 'x' },
      'format: "breakwater-scenario": the file is no scenario of Breakwater / "x"',
    ],
    [
      'a newer version',
      { ...smallFile, version: 2, somethingNew: true },
      'version: at most 1, the newest this Breakwater reads: open the file in a newer Breakwater / 2',
    ],
    [
      'a newer engine',
      { ...smallFile, engine: ENGINE_VERSION + 1 },
      `engine: ${ENGINE_VERSION}, the engine of this Breakwater: open the file in a newer Breakwater / ${ENGINE_VERSION + 1}`,
    ],
    [
      'no engine',
      { ...smallFile, engine: undefined },
      `engine: ${ENGINE_VERSION}, the engine of this Breakwater / nothing`,
    ],
    [
      'an unknown key',
      { ...smallFile, sede: 4 },
      'file: a known key, perhaps "seed" / the unknown key "sede"',
    ],
    [
      'an unknown key of a node',
      withPart('nodes', 'db', { instance: 4 }),
      'nodes.db: a known key, perhaps "instances" / the unknown key "instance"',
    ],
    [
      'an unknown setting of a layer',
      withPart('edges', 'shop-db', {
        stack: [{ id: 'b', kind: 'circuit-breaker', settings: { openForMS: 3 } }],
      }),
      'edges.shop-db.stack.b: a known setting, perhaps "openForMs" / the unknown setting "openForMS"',
    ],
    [
      'a setting of a layer out of range',
      withPart('edges', 'shop-db', {
        stack: [{ id: 'b', kind: 'circuit-breaker', settings: { openForMs: 0 } }],
      }),
      'edges.shop-db.stack.b.openForMs: a duration from 1 to 3600000 ms / 0',
    ],
    [
      'an unknown kind of layer',
      withPart('edges', 'shop-db', { stack: [{ id: 'b', kind: 'breaker' }] }),
      'edges.shop-db.stack.b.kind: one of "circuit-breaker", "retry", "timeout", "bulkhead" / "breaker"',
    ],
    [
      'a concurrency of nothing',
      withPart('nodes', 'db', { concurrency: 0 }),
      'nodes.db.concurrency: a whole number from 1 to 100000 requests / 0',
    ],
    [
      'a node without an id',
      withPart('nodes', 'db', { id: undefined, plan: 3 }),
      'nodes[2].id: an id of 1 to 64 small letters, digits and hyphens / nothing',
    ],
    [
      'a capital in an id',
      { ...smallFile, id: 'Small' },
      'id: an id of 1 to 64 small letters, digits and hyphens / "Small"',
    ],
    [
      'a latency that is half given',
      withPart('nodes', 'db', { latency: { kind: 'lognormal', medianMs: 4 } }),
      'nodes.db.latency.p95Ms: a number of the latency / nothing',
    ],
    [
      'a p95 below the median',
      withPart('nodes', 'db', { latency: { kind: 'lognormal', medianMs: 4, p95Ms: 3 } }),
      'nodes.db.latency.p95Ms: from the median (4 ms) up to 100 times the median / 3',
    ],
    [
      'an unknown latency',
      withPart('nodes', 'db', { latency: { kind: 'gamma' } }),
      'nodes.db.latency.kind: "constant", "exponential" or "lognormal" / "gamma"',
    ],
    [
      'two nodes of one id',
      { ...smallFile, nodes: [...smallFile.nodes, { kind: 'service', id: 'db' }] },
      'nodes[3].id: an id of its own / "db", which nodes[2] has',
    ],
    [
      'two layers of one id',
      withPart('edges', 'shop-db', {
        stack: [
          { id: 't', kind: 'timeout' },
          { id: 't', kind: 'bulkhead' },
        ],
      }),
      'edges.shop-db.stack[1].id: an id of its own / "t", which edges.shop-db.stack[0] has',
    ],
    [
      'retries that multiply without bound',
      withPart('edges', 'shop-db', {
        stack: ['a', 'b', 'c'].map((id) => ({ id, kind: 'retry', settings: { maxAttempts: 20 } })),
      }),
      'edges.shop-db.stack: retry layers that together try a call at most 1000 times / 8000 tries',
    ],
    [
      'an edge to nowhere',
      withPart('edges', 'shop-db', { to: 'dbb' }),
      'edges.shop-db.to: the id of a node, perhaps "db" / "dbb"',
    ],
    [
      'an edge to a client',
      withPart('edges', 'shop-db', { to: 'web' }),
      'edges.shop-db.to: a node that answers: a service, gateway or database / the client "web"',
    ],
    [
      'a plan with an edge of somebody else',
      withPart('nodes', 'db', { plan: ['web-shop'] }),
      'nodes.db.plan[0]: an edge that leaves db / "web-shop", which leaves web',
    ],
    [
      'a step without calls',
      withPart('nodes', 'shop', { plan: [[]] }),
      'nodes.shop.plan[0]: an edge id, or a list of 1 to 100 edge ids that are called side by side / an empty list',
    ],
    [
      'a step that leads nowhere',
      withPart('nodes', 'shop', { plan: [['shop-db', 'nope']] }),
      'nodes.shop.plan[0][1]: the id of an edge: web-shop, shop-db / "nope"',
    ],
    [
      'a client that asks for nothing',
      withPart('nodes', 'web', { mix: [] }),
      'nodes.web.mix: at least one entry with a weight above 0, or a rate of 0 per second / an empty list',
    ],
    [
      'an unknown request type',
      withPart('nodes', 'web', { mix: [{ requestType: 'red', edge: 'web-shop' }] }),
      'nodes.web.mix[0].requestType: the id of a request type, perhaps "read" / "red"',
    ],
    [
      'a fault of a client',
      withPart('faults', 'down', { node: 'web' }),
      'faults.down.node: a node that works: a service, gateway or database / the client "web"',
    ],
    [
      'a fault that ends before it begins',
      withPart('faults', 'down', { toMs: 2000 }),
      'faults.down.toMs: later than its start (3000 ms) / 2000 ms',
    ],
    [
      'a range that is not of whole seconds',
      { ...smallFile, expect: [{ id: 'g', kind: 'goodput', fromMs: 500, toMs: 3000, atLeast: 1 }] },
      'expect.g.fromMs: whole seconds, in ms (1000, 2000, …) up to 14400000: figures are kept by the second / 500',
    ],
    [
      'a measured range beyond the run',
      { ...smallFile, measure: { fromMs: 0, toMs: 11_000 } },
      'measure.toMs: at most the duration of the run (10000 ms) / 11000 ms',
    ],
    [
      'an expectation of no known kind',
      { ...smallFile, expect: [{ id: 'g', kind: 'luck' }] },
      'expect.g.kind: an object with kind "breaker-state", "goodput" or "latency" / "luck"',
    ],
    [
      'an expectation of a layer that is no breaker',
      {
        ...smallFile,
        expect: [
          {
            id: 'b',
            kind: 'breaker-state',
            edge: 'shop-db',
            layer: 'timeout',
            state: 'open',
            after: { fault: 'down', at: 'start' },
            withinMs: 10,
          },
        ],
      },
      'expect.b.layer: a circuit breaker of shop-db: breaker / "timeout"',
    ],
    [
      'an expectation of a service as client',
      {
        ...smallFile,
        expect: [{ id: 'g', kind: 'latency', client: 'db', ...range, percentile: 95, atMostMs: 1 }],
      },
      'expect.g.client: a client / the database "db"',
    ],
    [
      'a seed that is no number',
      { ...smallFile, seed: NaN },
      'seed: a whole number from 0 to 9007199254740991 / NaN',
    ],
    [
      'nesting beyond reason',
      { ...smallFile, notes: nested(200) },
      `notes${'[0]'.repeat(12)}: at most 12 levels of nesting / a list of 1`,
    ],
    [
      'too many nodes',
      { ...smallFile, nodes: Array.from({ length: LIMITS.nodes + 1 }, () => ({})) },
      'nodes: a list of at most 500 items / a list of 501',
    ],
  ];

  it.each(cases)('tells of %s', (_, file, line) => {
    expect(problemsOf(file)).toContain(line);
  });

  it('tells everything at once, and each slip once', () => {
    const file = {
      ...smallFile,
      id: 'BAD',
      edges: [],
      faults: [{ id: 'down', node: 'dc', fromMs: 0, toMs: 0 }],
    };
    expect(problemsOf(file).map((line) => line.split(':')[0])).toEqual([
      'id',
      'nodes.web.mix[0].edge',
      'nodes.shop.plan[0]',
      'faults.down.node',
      'faults.down.toMs',
    ]);
  });

  it('does not call a reference dangling because the part it leads to has a slip of its own', () => {
    expect(problemsOf(withPart('nodes', 'db', { concurrency: 'many' }))).toHaveLength(1);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s wherever it stands', (key) => {
    const file: unknown = JSON.parse(
      JSON.stringify(smallFile).replace('"id":"db"', `"id":"db","${key}":{"a":1}`),
    );
    expect(problemsOf(file)).toEqual([`nodes[2]: keys of a scenario / the reserved key "${key}"`]);
  });

  it('refuses what is no plain data', () => {
    expect(problemsOf({ ...smallFile, notes: new Map() })).toEqual([
      'notes: plain data, as JSON carries it / an instance of a class',
    ]);
  });
});

describe('calls', () => {
  const edge = (from: string, to: string) => ({ id: `${from}-${to}`, from, to });
  const service = (id: string, ...plan: string[]) => ({ kind: 'service', id, plan });

  it('must not run in a circle', () => {
    const nodes = [service('a', 'a-b'), service('b', 'b-c'), service('c', 'c-b')];
    const file = { ...smallFile, faults: [], nodes, edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'b')] };
    expect(problemsOf(file)).toEqual(['nodes.b.plan: calls that come to an end / the circle b → c → b']);
  });

  it('must not call itself', () => {
    const file = { ...smallFile, faults: [], nodes: [service('a', 'a-a')], edges: [edge('a', 'a')] };
    expect(problemsOf(file)).toEqual(['nodes.a.plan: calls that come to an end / the circle a → a']);
  });

  it('may meet again without being a circle', () => {
    const nodes = [service('a', 'a-b', 'a-c'), service('b', 'b-d'), service('c', 'c-d'), service('d')];
    const edges = [edge('a', 'b'), edge('a', 'c'), edge('b', 'd'), edge('c', 'd')];
    expect(problemsOf({ ...smallFile, faults: [], nodes, edges })).toEqual([]);
  });

  it('must not multiply beyond what can be simulated', () => {
    const nodes = Array.from({ length: 15 }, (_, index) =>
      service(`s${index}`, ...(index < 14 ? [`s${index}-s${index + 1}`, `s${index}-s${index + 1}`] : [])),
    );
    const edges = Array.from({ length: 14 }, (_, index) => edge(`s${index}`, `s${index + 1}`));
    const [first] = problemsOf({ ...smallFile, faults: [], nodes, edges });
    // 2 + 4 + … + 2^14 calls.
    expect(first).toMatch(/^nodes\.s0\.plan: at most 10000 calls .* \/ 32766 calls$/);
  });
});

describe('texts', () => {
  const lineOf = (text: string): string => {
    const parsed = parseScenarioText(text);
    return parsed.ok ? 'fine' : problemLine(parsed.error[0]);
  };

  it('are read as JSON', () => {
    expect(lineOf(JSON.stringify(smallFile))).toBe('fine');
    expect(parseScenarioText('{}').ok).toBe(false);
    expect(parseScenario({}).ok).toBe(false);
  });

  it.each([
    ['', 'line 1, column 1: JSON: a value / the end of the text'],
    ['{\n  "a": 1,\n}', 'line 3, column 1: JSON: a key in double quotes after the comma / "}"'],
    ["{\n  'a': 1}", 'line 2, column 3: JSON: a key in double quotes / "\'"'],
    ['{"a" 1}', 'line 1, column 6: JSON: a colon / "1"'],
    ['[1 2]', 'line 1, column 4: JSON: a comma or ] / "2"'],
    ['{"a": nul}', 'line 1, column 7: JSON: a value / "n"'],
    ['{} x', 'line 1, column 4: JSON: the end of the text / "x"'],
    ['["a', 'line 1, column 4: JSON: a double quote at the end of the text / the end of the text'],
    ['["a\n"]', 'line 1, column 4: JSON: a text that ends with a double quote on the same line / "\\n"'],
    ['["\\x"]', 'line 1, column 3: JSON: an escape like \\n, \\" or \\u00e4 / "\\\\"'],
  ])('with a slip are told where it is: %j', (text, line) => {
    expect(lineOf(text)).toBe(line);
  });

  it('beyond the limit are not even looked at', () => {
    expect(lineOf(' '.repeat(LIMITS.textLength + 1))).toMatch(/^file: at most \d+ characters/);
  });
});
