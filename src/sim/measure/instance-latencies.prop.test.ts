import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HISTOGRAM_WORDS, addSparse, encodeSparse, record } from '../../base/histogram';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NS_PER_SECOND } from '../../base/time';
import { start } from '../observed.test-support';
import { randomModel } from '../random-model.test-support';
import { run } from '../run';
import { InstanceLatencies } from './instance-latencies';
import { latenciesOf } from './second';

const anyAnswers = fc.array(fc.record({ instance: fc.nat({ max: 30 }), duration: fc.nat({ max: 2e9 }) }), {
  maxLength: 400,
});

describe('latencies of instances', () => {
  it('are those of a histogram for each', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (before, answers) => {
        const latencies = new InstanceLatencies();
        for (const { instance, duration } of before) latencies.note(instance, duration);
        latencies.clear();
        const cells = new Uint32Array(31 * HISTOGRAM_WORDS);
        for (const { instance, duration } of answers) {
          latencies.note(instance, duration);
          record(cells, instance * HISTOGRAM_WORDS, duration);
        }
        const found = latencies.histograms();
        for (let instance = 0; instance < 31; instance++) {
          const expected = [...encodeSparse(cells, instance * HISTOGRAM_WORDS)];
          expect([...(found[instance] ?? [])]).toEqual(expected);
        }
        const out = new SnapshotWriter();
        latencies.write(out);
        latencies.clear();
        latencies.read(new SnapshotReader(out.finish()));
        expect(latencies.histograms()).toEqual(found);
      }),
    );
  });

  it('of a node with several add up to those of the node', () => {
    fc.assert(
      fc.property(randomModel, fc.nat(100), (model, seed) => {
        const world = start(model, seed);
        run(world, 2 * NS_PER_SECOND);
        const { history, instanceMeasured } = world.meter;
        for (let index = 0; index < history.cursor; index++) {
          const second = history.at(index);
          world.nodeParts.forEach(({ allInstances }, node) => {
            const all = new Uint32Array(HISTOGRAM_WORDS);
            for (const instance of allInstances) addSparse(all, 0, latenciesOf(second, 3, instance));
            const isMeasured = allInstances.length > 1 && instanceMeasured[allInstances[0]] === 1;
            expect([...encodeSparse(all, 0)]).toEqual(isMeasured ? [...latenciesOf(second, 2, node)] : []);
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});
