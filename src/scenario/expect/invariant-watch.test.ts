import { describe, expect, it } from 'vitest';
import { EDGE, NODE } from '../../sim/measure/layout';
import { ScenarioRun } from '../run-scenario';
import { judge, line, lineFile } from './line.test-support';

const over = { fromMs: 1000, toMs: 9000 };
const lossless = { id: 'it', kind: 'invariant', rule: 'nothing-lost', over };
const [web, shop] = lineFile.nodes;

describe('nothing is lost', () => {
  it('holds for every part, whatever happens to it', () => {
    expect(judge(lossless)).toMatchObject({
      verdict: 'holds',
      at: 9e9,
      evidence: 'In every second from 1 s to 9 s all that came to a part ended there or was still under way.',
    });
    const crash = [{ id: 'down', kind: 'crash', target: { nodes: ['shop'] }, fromMs: 2500, toMs: 4500 }];
    const slow = { ...shop, latency: { kind: 'constant', ms: 400 }, queueRoom: 3 };
    const impatient = { ...web, patience: { kind: 'constant', ms: 300 } };
    expect(judge(lossless, { faults: crash, nodes: [impatient, slow] }).verdict).toBe('holds');
  });

  it('is broken at the first second whose counts do not add up', () => {
    const run = new ScenarioRun(line({ expect: [lossless] }), { untilMs: 10_000 });
    const { world } = run.timeline;
    run.timeline.run(2.5e9);
    world.meter.nodes.counts[NODE.arrived]++;
    expect(run.report().expectations[0].verdict).toBe('undecided');
    run.timeline.run(3e9);
    const broken = run.report().expectations[0];
    expect(broken).toMatchObject({
      verdict: 'broken',
      at: 3e9,
      evidence:
        'From 2 s to 3 s 101 came to Shop and 100 ended there, but the number under way went from 0 to 0.',
    });
    world.meter.edges.counts[EDGE.calls]++;
    run.timeline.run(6e9);
    expect(run.report().expectations[0]).toEqual(broken);
  });
});

describe('nothing waits', () => {
  const idle = { kind: 'invariant', rule: 'nothing-waits' };
  const slow = [web, { ...shop, latency: { kind: 'constant', ms: 30 } }];

  it('holds when all have left at the end of the span', () => {
    expect(judge({ ...idle, over: { fromMs: 0, toMs: 3000 } })).toMatchObject({
      verdict: 'holds',
      at: 3e9,
      evidence: 'At 3 s nothing was under way any more.',
    });
    expect(judge({ ...idle, over: { fromMs: 0, toMs: 3000 } }, {}, 2999).verdict).toBe('undecided');
  });

  it('is broken by what is still under way then, and by nothing before it', () => {
    expect(judge({ ...idle, over: { fromMs: 0, toMs: 3000 } }, { nodes: slow })).toMatchObject({
      verdict: 'broken',
      evidence: 'At 3 s 2 requests of web were still under way.',
    });
    const spike = { kind: 'spike', fromMs: 1000, toMs: 2000, ratePerSecond: 200 };
    const nodes = [{ ...web, ratePerSecond: 1, shape: spike }, slow[1]];
    expect(judge({ ...idle, over: { fromMs: 0, toMs: 4000 } }, { nodes }).verdict).toBe('holds');
  });
});
