import { describe, expect, it } from 'vitest';
import '../policies/all-layers';
import { secondsToNs } from '../base/time';
import { line, lineFile } from '../scenario/expect/line.test-support';
import type { Scenario } from '../scenario/format';
import { ScenarioRun } from '../scenario/run-scenario';
import { toModel } from '../scenario/to-model';
import { START } from '../sim/line';
import { CELL_FIELD, CELL_STATE, FrameView, MODE, MOST_CELLS } from './frame';
import { FrameWriter } from './frame-writer';
import { instanceDetails } from './instance-details';
import { Lately } from './lately';
import { partRowsOf } from './layout-of';

const [web, shop] = lineFile.nodes;
const [edge] = lineFile.edges;
const ejects = {
  id: 'ejection',
  kind: 'outlier-ejection',
  settings: { consecutiveFailures: 3, baseEjectionMs: 60_000, maxEjectedShare: 1 },
};
const chooses = { id: 'balancer', kind: 'load-balancer', settings: {} };

/** Three instances, of which the second answers with errors from 3 s on. */
function withEjection(): Scenario {
  return line({
    nodes: [web, { ...shop, instances: 3, zones: ['a', 'b', 'c'] }],
    edges: [{ ...edge, stack: [ejects, chooses] }],
    faults: [
      {
        id: 'bad',
        kind: 'degraded',
        target: { nodes: ['shop'], zone: 'b' },
        fromMs: 3000,
        toMs: 60_000,
        errorRate: 1,
      },
    ],
  });
}

function frameOf(run: ScenarioRun, scenario: Scenario): FrameView {
  const { world } = run.timeline;
  const rows = partRowsOf(scenario, world, 1);
  const head = { mode: MODE.paused, speed: 1, pace: NaN, controls: 0, reach: START, replays: false };
  return new FrameView(rows.layout, new FrameWriter(world, rows).write(head, { points: 0, changes: 0 }, 0));
}

const SHOP = 1;
const read = (frame: FrameView, field: 0 | 1 | 2): number[] =>
  Array.from({ length: frame.cells(SHOP) }, (_, place) => frame.cell(SHOP, place, field));

describe('the cells of instances in a frame', () => {
  it('are of nodes with several instances, and of at most so many', () => {
    const only = line({ nodes: [web, { ...shop, instances: 1 }], faults: [] });
    expect(frameOf(new ScenarioRun(only), only).cells(SHOP)).toBe(0);
    const many = line({ nodes: [web, { ...shop, instances: 99 }], faults: [] });
    const frame = frameOf(new ScenarioRun(many), many);
    expect([frame.cells(0), frame.cells(SHOP)]).toEqual([0, MOST_CELLS]);
  });

  it('tell how much each has to do, and leave what follows them in its place', () => {
    const scenario = line({ faults: [] });
    const run = new ScenarioRun(scenario);
    // A request every 10 ms takes 5 ms, and instances take turns.
    run.timeline.run(secondsToNs(2.012));
    const frame = frameOf(run, scenario);
    expect(read(frame, CELL_FIELD.state)).toEqual([CELL_STATE.up, CELL_STATE.up]);
    expect(read(frame, CELL_FIELD.load).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(frame.point(1, 0)).toBe(100);
  });

  it('tell which instances callers keep away from', () => {
    const scenario = withEjection();
    const run = new ScenarioRun(scenario);
    run.timeline.run(secondsToNs(2.5));
    expect(read(frameOf(run, scenario), CELL_FIELD.keptAway)).toEqual([0, 0, 0]);
    run.timeline.run(secondsToNs(4));
    expect(read(frameOf(run, scenario), CELL_FIELD.keptAway)).toEqual([0, 1, 0]);
    const { world } = run.timeline;
    const lately = new Lately(world);
    lately.refresh();
    const details = instanceDetails(world, partRowsOf(scenario, world, 1), lately, {
      kind: 'node',
      id: 'shop',
    });
    expect(details.map(({ keptAway }) => keptAway.map((one) => one.edge))).toEqual([[], ['web-shop'], []]);
    expect(details[1].keptAway[0].until).toBeGreaterThan(secondsToNs(63));
    // Until 3 s each had a third of the calls; from then on the two others have half of them each.
    const shares = details.map(({ chosen }) => chosen[0].share);
    expect(shares[1]).toBeLessThan(0.27);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });

  it('stay those of instances that an edit took away, until they have stopped', () => {
    const before = line({
      nodes: [web, { ...shop, instances: 3, latency: { kind: 'constant', ms: 60 } }],
      faults: [],
    });
    const after = line({ nodes: [web, { ...shop, latency: { kind: 'constant', ms: 60 } }], faults: [] });
    const run = new ScenarioRun(before);
    run.timeline.run(secondsToNs(2.001));
    run.timeline.apply({ text: 'two', model: toModel(after) });
    const { up, draining, gone } = CELL_STATE;
    expect(read(frameOf(run, after), CELL_FIELD.state)).toEqual([up, up, draining]);
    run.timeline.run(secondsToNs(3));
    expect(read(frameOf(run, after), CELL_FIELD.state)).toEqual([up, up, gone]);
  });

  it('tell that one hangs or has crashed', () => {
    const fault = (kind: string, zone: string) => ({
      id: kind,
      kind,
      target: { nodes: ['shop'], zone },
      fromMs: 1000,
      toMs: 5000,
    });
    const scenario = line({
      nodes: [web, { ...shop, zones: ['a', 'b'] }],
      faults: [fault('hang', 'a'), fault('crash', 'b')],
    });
    const run = new ScenarioRun(scenario);
    run.timeline.run(secondsToNs(2));
    expect(read(frameOf(run, scenario), CELL_FIELD.state)).toEqual([CELL_STATE.hung, CELL_STATE.crashed]);
    run.timeline.run(secondsToNs(5.2));
    expect(read(frameOf(run, scenario), CELL_FIELD.state)).toEqual([CELL_STATE.up, CELL_STATE.starting]);
  });
});
