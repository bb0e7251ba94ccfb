import { scheduleFields } from './schedule-settings';
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../base/check-settings';
import { ENGINE_VERSION } from '../sim/engine-version';
import { faultFields } from './fault-settings';
import { LIMITS } from './limits';
import { workFields } from './node-settings';
import { parseScenario, parseScenarioText } from './parse-scenario';
import { problemLine, problemsOf, small, smallFile, withPart } from './small-scenario.test-support';

const over = { fromMs: 1000, toMs: 5000 };
const good = { kind: 'measure', figure: 'goodput', over, hold: 'overall', atLeast: 0.9 };

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
      store: 'relational',
      name: 'db',
      ...defaultsOf(workFields),
      latency: { kind: 'constant', ms: 2 },
      plan: [],
      zones: [],
      weights: [],
      tags: [],
      address: '',
    });
    expect(scenario.nodes[0]).toMatchObject({
      load: 'open',
      shape: { kind: 'steady' },
      think: { kind: 'exponential', meanMs: 1000 },
    });
    expect(scenario.nodes[0]).not.toHaveProperty('patience');
    expect(scenario.nodes[0]).not.toHaveProperty('zone');
    expect(scenario.edges[0]).toMatchObject({
      latency: { kind: 'constant', ms: 0.5 },
      giveUp: 'abandon',
      stack: [],
    });
    expect(scenario.edges[1].stack[0].settings).toMatchObject({ failureThreshold: 5 });
    expect(scenario.network).toEqual({ betweenZonesMs: 1 });
    expect(scenario.faults[0]).toEqual({
      id: 'down',
      name: 'down',
      kind: 'degraded',
      enabled: true,
      target: { nodes: ['db'] },
      fromMs: 3000,
      toMs: 6000,
      ...defaultsOf(scheduleFields),
      ...defaultsOf(faultFields.degraded),
      errorRate: 1,
    });
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
      { ...smallFile, version: 3, somethingNew: true },
      'version: at most 2, the newest this Breakwater reads: open the file in a newer Breakwater / 3',
    ],
    [
      'a newer engine',
      { ...smallFile, engine: ENGINE_VERSION + 1 },
      `engine: ${ENGINE_VERSION}, the engine of this Breakwater: open the file in a newer Breakwater / ${ENGINE_VERSION + 1}`,
    ],
    [
      'an older engine',
      { ...smallFile, engine: 1 },
      `engine: ${ENGINE_VERSION}, the engine of this Breakwater: the run will differ from the one recorded; to accept that, set "engine" to ${ENGINE_VERSION} / 1`,
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
      'edges.shop-db.stack.b.kind: one of "circuit-breaker", "retry", "timeout", "bulkhead", "rate-limiter", "cache", "single-flight", ' +
        '"fallback", "hedge", "load-balancer", "outlier-ejection" / "breaker"',
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
      'nodes.db.latency.p95Ms: a number: such a latency has medianMs and p95Ms / nothing',
    ],
    [
      'a setting of the network that it does not have',
      { ...smallFile, network: { betweenZoneMs: 3 } },
      'network: a known setting, perhaps "betweenZonesMs" / the unknown setting "betweenZoneMs"',
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
      'edges.shop-db.stack: retry and hedge layers that together try a call at most 1000 times / 8000 tries',
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
      'nodes.shop.plan[0]: a call, or a list of 1 to 100 calls that are made side by side; a call is an edge id, or an object with the edge and what is special about the call / an empty list',
    ],
    [
      'a step that leads nowhere',
      withPart('nodes', 'shop', { plan: [['shop-db', 'nope']] }),
      'nodes.shop.plan[0][1]: the id of an edge: web-shop, shop-db / "nope"',
    ],
    [
      'a client that asks for nothing',
      withPart('nodes', 'web', { mix: [] }),
      'nodes.web.mix: at least one entry with a weight above 0, or a client at rest: 0 per second, or no users / an empty list',
    ],
    [
      'an unknown request type',
      withPart('nodes', 'web', { mix: [{ requestType: 'red', edge: 'web-shop' }] }),
      'nodes.web.mix[0].requestType: the id of a request type, perhaps "read" / "red"',
    ],
    [
      'a fault of a client',
      withPart('faults', 'down', { target: { nodes: ['web'] } }),
      'faults.down.target.nodes[0]: a node that works: a service, gateway or database / the client "web"',
    ],
    [
      'a fault that ends before it begins',
      withPart('faults', 'down', { toMs: 2000 }),
      'faults.down.toMs: later than its start (3000 ms) / 2000 ms',
    ],
    [
      'a range that is not of whole seconds',
      { ...smallFile, measure: { fromMs: 500, toMs: 3000 } },
      'measure.fromMs: whole seconds, in ms (1000, 2000, …) up to 14400000: figures are kept by the second / 500',
    ],
    [
      'a measured range beyond the run',
      { ...smallFile, measure: { fromMs: 0, toMs: 11_000 } },
      'measure.toMs: at most the duration of the run (10000 ms) / 11000 ms',
    ],
    [
      'an expectation of no known kind',
      { ...smallFile, expect: [{ id: 'g', kind: 'luck' }] },
      'expect.g.kind: "measure", "state", "invariant", "sagas", "read-model", "all" or "any" / "luck"',
    ],
    [
      'an expectation of a client that is none',
      { ...smallFile, expect: [{ id: 'g', ...good, of: { client: 'db' } }] },
      'expect.g.of.client: a client / the database "db"',
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
      faults: [{ id: 'down', kind: 'crash', target: { nodes: ['dc'] }, fromMs: 0, toMs: 0 }],
    };
    expect(problemsOf(file).map((line) => line.split(':')[0])).toEqual([
      'id',
      'nodes.web.mix[0].edge',
      'nodes.shop.plan[0]',
      'faults.down.target.nodes[0]',
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
