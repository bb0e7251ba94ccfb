import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import type { Problem } from '../../base/problem';
import { ENGINE_VERSION } from '../../sim/engine-version';
import { builtIn } from '../library/catalogue';
import { problemLine } from '../small-scenario.test-support';
import { checkRun } from './check-run';
import { fingerprintOf } from './fingerprint';
import { isBuiltIn, type RunFile } from './format';
import { GOLDEN_RUN_V1 } from './golden-run-v1.test-support';
import { readFileText } from './read-file-text';

const golden = goldenRun();
const start = ensure(isBuiltIn(golden.start) ? undefined : golden.start, 'a scenario of its own');

function goldenRun(): RunFile {
  const read = readFileText(GOLDEN_RUN_V1);
  return ensure(read.ok && read.value.kind === 'run' ? read.value.run : undefined, JSON.stringify(read));
}

/** What is told of a run file that was changed with a pair of texts. */
function told(...changes: readonly (readonly [string, string])[]): readonly string[] {
  let text = GOLDEN_RUN_V1;
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  const read = readFileText(text);
  return read.ok ? [] : lines(read.error);
}

function lines(problems: readonly Problem[]): readonly string[] {
  return problems.map(problemLine);
}

function toldOf(changes: Partial<RunFile>): readonly string[] {
  const checked = checkRun(start, { ...golden, ...changes });
  return checked.ok ? [] : lines(checked.error);
}

describe('a run file of version 1', () => {
  it('is read as what it was', () => {
    expect(golden).toMatchObject({
      seed: 7,
      moment: { time: 4e9, dispatched: 1321 },
      reach: { time: 4.5e9, dispatched: 1405 },
      inputs: [],
      view: { dockTab: 'log', selection: { kind: 'edge', id: 'shop-db' }, layer: 'breaker' },
    });
    expect(golden.log.map(({ time, after, label }) => ({ time, after, label }))).toEqual([
      { time: 1e9, after: 296, label: 'Workers of shop: 3' },
      { time: 2e9, after: 658, label: 'A timeout before db' },
    ]);
    const checked = checkRun(start, golden);
    expect(checked.ok && checked.value[2].edges[1].stack.map(({ id }) => id)).toEqual(['quick', 'breaker']);
  });
});

describe('what is wrong with a run file', () => {
  it('is told with its path, what was expected and what came', () => {
    expect(told(['"seed": 7', '"seed": -7'])).toEqual([
      'seed: a whole number from 0 to 9007199254740991 / -7',
    ]);
    expect(told(['"label": "A timeout before db"', '"label": 3'])).toEqual([
      'log[1].label: a text of at most 500 characters / 3',
    ]);
    expect(told(['"path": "nodes.shop.concurrency"', '"paht": ""'])).toEqual([
      'log[0].edit.path: a text of at most 500 characters / nothing',
      'log[0].edit: a known key, perhaps "path" / the unknown key "paht"',
    ]);
    expect(told(['"inputs": []', '"inputs": [{}]'])).toHaveLength(4);
    expect(told(['"dockTab": "log"', '"dockTab": "secrets"'])).toHaveLength(1);
  });

  it('is told of its scenario as of a file of its own', () => {
    expect(told(['"seed": 5', '"seed": "5"'], ['"errorRate": 1', '"errorRate": 2'])).toEqual([
      'scenario.seed: a whole number from 0 to 9007199254740991 / "5"',
      'scenario.faults.down.errorRate: a ratio from 0 to 1 / 2',
    ]);
    expect(told(['"scenario": {', '"scenario": 4, "other": {'])).toContain(
      'scenario: a scenario: a JSON object / 4',
    );
    expect(told(['"scenario": {', '"scenario": { "builtIn": 4,'])[0]).toBe(
      'scenario.builtIn: a text of at most 64 characters / 4',
    );
  });

  it('says which version and which engine it is for', () => {
    expect(told(['"version": 1', '"version": 2'])).toEqual([
      'version: at most 1, the newest this Breakwater reads: open the file in a newer Breakwater / 2',
    ]);
    expect(told([`"engine": ${ENGINE_VERSION}`, '"engine": 99'])).toEqual([
      `engine: ${ENGINE_VERSION}, the engine of this Breakwater: open the file in a newer Breakwater / 99`,
    ]);
  });

  it.each([
    ['an endless number', ['"new": 3', '"new": 1e400'], 'log[0].edit.new'],
    ['a count beyond what is exact', ['"after": 296', '"after": 9007199254740993'], 'log[0].after'],
    ['a part of a nanosecond', ['"time": 1000000000', '"time": 0.5'], 'log[0].time'],
    ['a key of all objects', ['"new": 3', '"new": { "__proto__": { "x": 1 } }'], 'log[0].edit.new'],
    ['another one', ['"dockTab"', '"constructor": 1, "dockTab"'], 'view'],
  ] as const)('refuses %s', (_, [from, to], path) => {
    expect(told([from, to])[0].startsWith(`${path}: `)).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('refuses what lies deeper than any run', () => {
    expect(told(['"new": 3', `"new": ${'['.repeat(80)}${']'.repeat(80)}`])[0]).toContain(
      'at most 18 levels of nesting',
    );
  });
});

describe('a log that does not fit', () => {
  it('is told with the place of its first edit that cannot be made', () => {
    const [first, second] = golden.log;
    const other = { path: 'nodes.shop.concurrency', old: 4, new: 3 };
    expect(toldOf({ log: [first, { ...second, edit: other }] })).toEqual([
      'log[1]: nodes.shop.concurrency: what the edit was made for: 4 / 3',
    ]);
    expect(toldOf({ log: [{ ...first, edit: { ...other, path: 'nodes.shpo.concurrency' } }] })).toEqual([
      'log[0]: nodes.shpo: perhaps "shop" / the path nodes.shpo.concurrency'.replace(
        'perhaps',
        'a known key, perhaps',
      ),
    ]);
    expect(toldOf({ log: [{ ...first, edit: { ...other, old: 16, new: -1 } }] })).toEqual([
      'log[0]: nodes.shop.concurrency: a whole number from 1 to 100000 requests / -1',
    ]);
    expect(toldOf({ log: [{ ...first, edit: { path: 'nodes.web', old: null, new: null } }] })[0]).toContain(
      'log[0]: nodes.web: what the edit was made for: nothing',
    );
  });

  it('is told when it is out of order, or beyond how far the run had come', () => {
    expect(toldOf({ log: golden.log.toReversed(), reach: { time: 1e10, dispatched: 2000 } })).toEqual([
      'log[1]: a place not before the one above it / 1000000000 ns after 296 events',
    ]);
    expect(toldOf({ reach: { time: 1e9, dispatched: 296 } })).toEqual([
      'log[1]: a place up to 1000000000 ns after 296 events, the reach of the run / 2000000000 ns after 658 events',
      'moment: a place up to 1000000000 ns after 296 events, the reach of the run / 4000000000 ns after 1321 events',
    ]);
    expect(toldOf({ reach: { time: 2e10, dispatched: 2000 } })).toEqual([
      'reach.time: a time up to the end of the run at 10 s / 20000000000 ns',
    ]);
    const said = { kind: 'view', view: 'orders', said: 'stop' } as const;
    expect(toldOf({ inputs: [{ time: 0, after: 0, edits: 3, input: said }] })).toEqual([
      'inputs[0].edits: a number of edits from 0 to 2 / 3',
    ]);
  });

  it('is told when it is more work than anybody waits for', () => {
    const watch = Array.from({ length: 50 }, () => 'y'.repeat(500));
    const tags = watch.map((line) => line.slice(0, 120));
    const long = { ...start, notes: 'x'.repeat(20_000), watch, tags };
    const log = Array.from({ length: 2000 }, () => golden.log[0]);
    const checked = checkRun(long, { ...golden, log });
    expect(checked.ok ? [] : lines(checked.error)[0]).toMatch(
      /^log: at most \d{4} edits of a scenario of this size \/ a list of 2000$/,
    );
  });
});

describe('a fingerprint', () => {
  it('tells scenarios apart, and is the same for the same', async () => {
    const outage = ensure(await builtIn('payment-outage'), 'payment-outage');
    expect(fingerprintOf(outage)).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprintOf({ ...outage })).toBe(fingerprintOf(outage));
    expect(fingerprintOf({ ...outage, name: 'Another' })).not.toBe(fingerprintOf(outage));
  });
});
