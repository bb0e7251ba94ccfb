import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { secondsToNs } from '../base/time';
import { line, lineFile } from '../scenario/expect/line.test-support';
import { ScenarioRun } from '../scenario/run-scenario';
import { toModel } from '../scenario/to-model';
import { instanceDetails } from './instance-details';
import { Lately } from './lately';
import { partRowsOf } from './layout-of';

const [web, shop] = lineFile.nodes;
const lineOf = (instances: number) =>
  line({ nodes: [web, { ...shop, instances, startupMs: 0 }], faults: [] });

describe('the details of instances', () => {
  it('tell no rate of one that was alone in the last second, and never half of one', () => {
    const { timeline } = new ScenarioRun(lineOf(1));
    const { world } = timeline;
    const rates = (): number[] => {
      const lately = new Lately(world);
      lately.refresh();
      const rows = partRowsOf(lineOf(1), world, 1);
      return instanceDetails(world, rows, lately, { kind: 'node', id: 'shop' }).map(({ rate }) => rate);
    };
    timeline.run(secondsToNs(2.5));
    expect(rates()).toEqual([NaN]);
    timeline.apply({ text: 'two', model: toModel(lineOf(2)) });
    timeline.run(secondsToNs(2.6));
    expect(ensure(rates()[0], 'the first')).toBeNaN();
    timeline.run(secondsToNs(3.5));
    expect(ensure(rates()[0], 'the first')).toBeNaN();
    timeline.run(secondsToNs(4.1));
    // Of the present second eleven requests have come, the one of this very moment included.
    expect(rates()).toEqual([45 + 5, 45 + 6]);
  });

  it('tell the rates of several from the beginning on', () => {
    const { timeline } = new ScenarioRun(lineOf(2));
    const { world } = timeline;
    timeline.run(secondsToNs(0.5));
    const lately = new Lately(world);
    lately.refresh();
    const rows = partRowsOf(lineOf(2), world, 1);
    const details = instanceDetails(world, rows, lately, { kind: 'node', id: 'shop' });
    expect(details.map(({ rate }) => rate)).toEqual([50, 50]);
  });
});
