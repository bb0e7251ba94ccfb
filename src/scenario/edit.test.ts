import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import {
  applyPatch,
  changesModel,
  changesNothing,
  commandOf,
  inversePatch,
  patchTo,
  setPath,
  type Edit,
} from './edit';
import type { Scenario } from './format';
import { randomScenario } from './random-scenario.test-support';
import { problemLine, small } from './small-scenario.test-support';
import { toModel } from './to-model';
import type { Problem } from '../base/problem';
import type { Result } from '../base/result';

const scenario = small();
const openFor = 'edges.shop-db.stack.breaker.openForMs';

function value(result: Result<Scenario, Problem[]>): Scenario {
  return ensure(result.ok ? result.value : undefined, JSON.stringify(result));
}

function linesOf(result: Result<unknown, Problem[]>): string[] {
  return result.ok ? [] : result.error.map(problemLine);
}

describe('applyPatch', () => {
  it('sets a value by a path of ids, straight into the settings of a layer', () => {
    const after = value(applyPatch(scenario, { path: openFor, old: 5000, new: 800 }));
    expect(after.edges[1].stack[0].settings).toMatchObject({ openForMs: 800 });
    expect(scenario.edges[1].stack[0].settings).toMatchObject({ openForMs: 5000 });
  });

  it('refuses a patch that was made for another value', () => {
    expect(linesOf(applyPatch(scenario, { path: openFor, old: 4000, new: 800 }))).toEqual([
      `${openFor}: what the edit was made for: 4000 / 5000`,
    ]);
  });

  it('refuses what makes the scenario invalid, in the words of the parser', () => {
    expect(linesOf(applyPatch(scenario, { path: 'nodes.db.concurrency', old: 16, new: 0 }))).toEqual([
      'nodes.db.concurrency: a whole number from 1 to 100000 requests / 0',
    ]);
  });

  it('adds a part and takes it away again, at its place', () => {
    const node = { kind: 'service', id: 'mail' };
    const added = value(applyPatch(scenario, { path: 'nodes.mail', old: null, new: node, at: 1 }));
    expect(added.nodes.map((one) => one.id)).toEqual(['web', 'mail', 'shop', 'db']);
    const removal = patchTo(added, 'nodes.mail', null);
    if (!removal.ok) throw new Error(JSON.stringify(removal.error));
    expect(removal.value.at).toBe(1);
    expect(value(applyPatch(added, removal.value))).toEqual(scenario);
    expect(value(applyPatch(value(applyPatch(added, removal.value)), inversePatch(removal.value)))).toEqual(
      added,
    );
  });

  it('refuses a part under an id that is not its own', () => {
    const patch = { path: 'nodes.mail', old: null, new: { kind: 'service', id: 'male' } };
    expect(linesOf(applyPatch(scenario, patch))).toEqual([
      'nodes.mail.id: "mail", as the path says / an object',
    ]);
  });

  it('takes several patches as one edit, valid only together', () => {
    const edit: Edit = [
      { path: 'durationMs', old: 10_000, new: 4000 },
      { path: 'measure.toMs', old: 10_000, new: 4000 },
    ];
    expect(applyPatch(scenario, edit[0]).ok).toBe(false);
    const after = value(applyPatch(scenario, edit));
    expect(after.durationMs).toBe(4000);
    expect(value(applyPatch(after, inversePatch(edit)))).toEqual(scenario);
  });

  it('aims a fault otherwise and back, and switches it off: both are commands of the run', () => {
    const share = { path: 'faults.down.target.share', old: null, new: 0.5 };
    const shared = value(applyPatch(scenario, share));
    expect(shared.faults[0].target).toEqual({ nodes: ['db'], share: 0.5 });
    expect(changesModel(scenario, shared)).toBe(true);
    expect(value(applyPatch(shared, inversePatch(share)))).toEqual(scenario);
    const off = value(applyPatch(scenario, { path: 'faults.down.enabled', old: true, new: false }));
    expect(changesModel(scenario, off)).toBe(true);
    expect(toModel(off).faults).toEqual([]);
  });

  it('can place a node that had no place', () => {
    const after = value(applyPatch(scenario, { path: 'nodes.db.position', old: null, new: { x: 1, y: 2 } }));
    expect(after.nodes[2].position).toEqual({ x: 1, y: 2 });
    expect(changesModel(scenario, after)).toBe(false);
  });

  it('is undone by the inverse, whatever was edited', () => {
    fc.assert(
      fc.property(randomScenario, fc.nat(), (before, pick) => {
        const node = before.nodes[pick % before.nodes.length];
        const path = `nodes.${node.id}.${node.kind === 'client' ? 'ratePerSecond' : 'queueRoom'}`;
        const made = patchTo(before, path, 7);
        if (!made.ok) throw new Error(JSON.stringify(made.error));
        const after = value(applyPatch(before, made.value));
        expect(value(applyPatch(after, inversePatch(made.value)))).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});

describe('setPath', () => {
  it('reads the value as JSON, and as a text when it is none', () => {
    const after = value(
      setPath(
        scenario,
        `${openFor}=800`,
        'nodes.db.name=Orders database',
        'nodes.shop.latency={"kind":"exponential","meanMs":3}',
        'nodes.shop.plan[0]=shop-db',
        'nodes.web.mix[0].weight=2',
      ),
    );
    expect(after.edges[1].stack[0].settings).toMatchObject({ openForMs: 800 });
    expect(after.nodes[2].name).toBe('Orders database');
    expect(after.nodes[1]).toMatchObject({ latency: { kind: 'exponential', meanMs: 3 } });
  });

  it('reaches into faults, loads, calls and the network', () => {
    const after = value(
      setPath(
        scenario,
        'faults.down.enabled=false',
        'faults.down.target.share=0.5',
        'faults.down.target.nodes[0]=shop',
        'faults.down.rampInMs=500',
        'nodes.web.shape={"kind":"spike","fromMs":1000,"toMs":2000,"ratePerSecond":90}',
        'nodes.web.shape.toMs=3000',
        'nodes.web.patience={"kind":"constant","ms":300}',
        'nodes.web.zone=east',
        'nodes.db.zones=["east","west"]',
        'nodes.db.latency={"kind":"pareto","leastMs":2,"alpha":1.5}',
        'nodes.db.latency.alpha=3',
        'nodes.shop.plan[0]={"edge":"shop-db","optional":true}',
        'nodes.shop.plan[0].awaited=false',
        'network.betweenZonesMs=3',
      ),
    );
    expect(after.faults[0]).toMatchObject({
      enabled: false,
      target: { nodes: ['shop'], share: 0.5 },
      rampInMs: 500,
    });
    expect(after.nodes).toMatchObject([
      { shape: { kind: 'spike', toMs: 3000 }, patience: { ms: 300 }, zone: 'east' },
      { plan: [{ edge: 'shop-db', optional: true, awaited: false }] },
      { zones: ['east', 'west'], latency: { kind: 'pareto', leastMs: 2, alpha: 3 } },
    ]);
    expect(after.network).toEqual({ betweenZonesMs: 3 });
  });

  it('takes away what a part need not have, by null', () => {
    const aimed = value(setPath(scenario, 'faults.down.target.share=0.5', 'nodes.web.zone=east'));
    expect(value(setPath(aimed, 'faults.down.target.share=null', 'nodes.web.zone=null'))).toEqual(scenario);
  });

  it('tells every problem of every assignment at once', () => {
    const lines = linesOf(setPath(scenario, 'nodes.bd.x=4', 'seed=abc', `${openFor}=0`));
    expect(lines.map((line) => line.split(':')[0])).toEqual(['nodes.bd', 'seed', openFor]);
  });

  it.each([
    ['nodes.bd.concurrency=4', 'nodes.bd: a known key, perhaps "db" / the path nodes.bd.concurrency'],
    ['node.db.concurrency=4', 'node: a known key, perhaps "nodes" / the path node.db.concurrency'],
    ['nodes.db.concurency=4', 'nodes.db: a known key, perhaps "concurrency" / the unknown key "concurency"'],
    [
      'edges.shop-db.stack.breaker.openFor=4',
      'edges.shop-db.stack.breaker: a known setting, perhaps "openForMs" / the unknown setting "openFor"',
    ],
    [
      'edges.shop-db.stack.braker={}',
      'edges.shop-db.stack.braker: a known key, perhaps "breaker" / "braker"',
    ],
    ['nodes.web.mix[3].weight=1', 'nodes.web.mix[3]: a place from 0 to 0 / the path nodes.web.mix[3].weight'],
    ['seed.x=1', 'seed.x: no further step: this is a plain value / the path seed.x'],
    ['nodes.__proto__.x=1', 'nodes.__proto__: only the keys web, shop, db / the path nodes.__proto__.x'],
    ['seed', '--set: path=value / "seed"'],
    [
      'faults.down.target.sare=0.5',
      'faults.down.target: a known key, perhaps "share" / the unknown key "sare"',
    ],
    ['faults.down.target.share=2', 'faults.down.target.share: a share above 0 and up to 1 / 2'],
    ['network.betweenZonesMs=-1', 'network.betweenZonesMs: a duration from 0 to 60000 ms / -1'],
    ['nodes.web.shape.toMs=3', 'nodes.web.shape: only the keys kind / the unknown key "toMs"'],
    ['seed=abc', 'seed: a whole number from 0 to 9007199254740991 / "abc"'],
    [
      'nodes..db=1',
      'nodes..db: a path of ids and keys with dots between, like nodes.payments.concurrency / "nodes..db"',
    ],
  ])('tells where %s leads nowhere', (assignment, line) => {
    expect(linesOf(setPath(scenario, assignment))).toContain(line);
  });
});

describe('commandOf', () => {
  it('is the canonical text of the edit with the model it led to', () => {
    const patch = { path: openFor, old: 5000, new: 800 };
    const after = value(applyPatch(scenario, patch));
    expect(commandOf(after, patch)).toEqual({
      text: `{"new":800,"old":5000,"path":"${openFor}"}`,
      model: toModel(after),
    });
    expect(changesModel(scenario, after)).toBe(true);
  });
});

describe('an edit that changes nothing', () => {
  const same = { path: openFor, old: 5000, new: 5000 };

  it('sets what stands there already, in each of its patches', () => {
    expect(changesNothing(same)).toBe(true);
    expect(changesNothing({ path: 'nodes.shop.position', old: { x: 1, y: 2 }, new: { y: 2, x: 1 } })).toBe(
      true,
    );
    expect(changesNothing([same, { path: 'nodes.shop.tags', old: ['a'], new: ['a'] }])).toBe(true);
    expect(changesNothing([same, { path: 'nodes.shop.tags', old: ['a', 'b'], new: ['b', 'a'] }])).toBe(false);
    expect(changesNothing({ path: 'nodes.shop.zone', old: null, new: 'a' })).toBe(false);
  });
});
