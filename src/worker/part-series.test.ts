import { describe, expect, it } from 'vitest';
import { secondsToNs } from '../base/time';
import { applyPatch, commandOf, patchTo } from '../scenario/edit';
import { ensure } from '../base/assert';
import { line, lineFile } from '../scenario/expect/line.test-support';
import type { Scenario } from '../scenario/format';
import { ScenarioRun } from '../scenario/run-scenario';
import { INSTANCE_POINT, INSTANCE_POINT_WIDTH, PART_POINT, PART_POINT_WIDTH } from './frame';
import { partRowsOf } from './layout-of';
import { instanceSeries, partSeries } from './part-series';

const [web, shop] = lineFile.nodes;

/** 100 requests a second, of which each takes a worker 5 ms; one instance with one worker, and no faults. */
function alone(): ScenarioRun {
  return new ScenarioRun(line({ nodes: [web, { ...shop, instances: 1, startupMs: 0 }], faults: [] }));
}

function edited(run: ScenarioRun, before: Scenario, path: string, value: number): Scenario {
  const patch = patchTo(before, path, value);
  const edit = ensure(patch.ok ? patch.value : undefined, JSON.stringify(patch));
  const after = applyPatch(before, edit);
  const scenario = ensure(after.ok ? after.value : undefined, JSON.stringify(after));
  run.timeline.apply(commandOf(scenario, edit));
  return scenario;
}

function used(run: ScenarioRun, scenario: Scenario): number[] {
  const { world } = run.timeline;
  const part = { kind: 'node', id: 'shop' } as const;
  const { data } = partSeries(world, partRowsOf(scenario, world, 1), part, 0);
  return Array.from(
    { length: data.length / PART_POINT_WIDTH },
    (_, second) => data[second * PART_POINT_WIDTH + PART_POINT.utilisation],
  );
}

describe('the seconds of a node', () => {
  it('say how much was taken of the workers that it had then', () => {
    const run = alone();
    run.timeline.run(secondsToNs(3));
    expect(used(run, run.scenario).slice(1)).toEqual([0.5, 0.5]);
    const more = edited(run, run.scenario, 'nodes.shop.concurrency', 4);
    expect(used(run, more).slice(1)).toEqual([0.5, 0.5]);
    run.timeline.run(secondsToNs(5));
    const most = edited(run, more, 'nodes.shop.instances', 5);
    run.timeline.run(secondsToNs(6));
    expect(used(run, most).slice(1)).toEqual([0.5, 0.5, 0.125, 0.125, 0.025]);
  });
});

describe('the seconds of instances', () => {
  it('are those of the node while there was only one', () => {
    const run = alone();
    run.timeline.run(secondsToNs(2.5));
    const scenario = edited(run, run.scenario, 'nodes.shop.instances', 2);
    run.timeline.run(secondsToNs(5));
    const { world } = run.timeline;
    const { data, width } = instanceSeries(world, partRowsOf(scenario, world, 1), 'shop', 0);
    expect(width).toBe(2 * INSTANCE_POINT_WIDTH);
    const read = (place: number, field: number): number[] =>
      [1, 2, 3, 4].map((second) => data[second * width + place * INSTANCE_POINT_WIDTH + field]);
    // Of the second second 51 requests came before the edit, and every other one went to the first instance after it.
    expect(read(0, INSTANCE_POINT.asked)).toEqual([100, 51 + 25, 50, 50]);
    expect(read(1, INSTANCE_POINT.asked)).toEqual([0, 24, 50, 50]);
    expect(read(0, INSTANCE_POINT.meanMs)).toEqual([5, 5, 5, 5]);
    // A cell of a histogram is at most 1 % wide.
    for (const p95 of [...read(0, INSTANCE_POINT.p95Ms), ...read(1, INSTANCE_POINT.p95Ms).slice(1)]) {
      expect(p95).toBeCloseTo(5, 1);
    }
    expect(read(1, INSTANCE_POINT.p95Ms)[0]).toBeNaN();
    expect(read(0, INSTANCE_POINT.inFlight)).toEqual([0.5, 0.38, 0.25, 0.25]);
  });

  it('are none of a part that has no instances', () => {
    const { timeline, scenario } = alone();
    timeline.run(secondsToNs(2));
    const { data } = instanceSeries(timeline.world, partRowsOf(scenario, timeline.world, 1), 'web', 0);
    expect(data).toHaveLength(0);
  });
});
