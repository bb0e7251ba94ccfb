import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelRun, anyRead, anySettings, writes, writesAndTravels } from './model-run.test-support';
import * as verdicts from './verdicts';

describe('the event store and the slow oracle', () => {
  it('ES-1 to ES-24: agree on every verdict and every read, whoever appends, deletes or saves what', () => {
    const met = new Set<string>();
    const property = fc.property(
      anySettings,
      writes,
      fc.array(anyRead, { maxLength: 4 }),
      (settings, steps, reads) => {
        const run = new ModelRun(settings);
        for (const step of steps) run.take(step);
        run.compare();
        for (const read of reads) run.compareRead(read);
        for (const verdict of run.verdicts) met.add(verdict);
      },
    );
    fc.assert(property, { numRuns: 250 });
    // The runs must have met every verdict, or their agreement says little.
    const all = [
      verdicts.APPENDED,
      verdicts.REPEATED,
      verdicts.NOTHING,
      verdicts.WRONG_VERSION,
      verdicts.SOME_KNOWN,
      verdicts.KNOWN_OTHERWISE,
      verdicts.TOMBSTONED,
      verdicts.STORE_FULL,
      verdicts.STREAM_FULL,
      verdicts.TOO_MANY_EVENTS,
      verdicts.STREAM_TWICE,
      verdicts.EVENT_TWICE,
    ];
    expect(all.filter((verdict) => !met.has(String(verdict)))).toEqual([]);
  });

  it('ES-25, ES-26, ES-27: agree at every moment of every line, by whichever road it is reached', () => {
    const property = fc.property(anySettings, writesAndTravels, anyRead, (settings, steps, read) => {
      const run = new ModelRun(settings);
      for (const step of steps) {
        run.take(step);
        if (step.kind === 'fork' || step.kind === 'back' || step.kind === 'jump') run.compare();
      }
      run.compare();
      run.compareRead(read);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('ES-27: what a fork does never reaches the one that it left', () => {
    const property = fc.property(anySettings, writes, writes, fc.nat(), (settings, before, after, moment) => {
      const run = new ModelRun(settings);
      for (const step of before) run.take(step);
      const { log, snapshots, oracle } = run;
      run.take({ kind: 'back', to: moment });
      run.take({ kind: 'fork', to: 0 });
      for (const step of after) run.take(step);
      run.compare();
      log.rewind(oracle.records.length);
      snapshots.rewind(oracle.snapshots.length);
      Object.assign(run, { log, snapshots, oracle });
      run.compare();
    });
    fc.assert(property, { numRuns: 60 });
  });
});
