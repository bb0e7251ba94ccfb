import { describe, expect, it } from 'vitest';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NEVER } from '../../base/time';
import * as engine from './engine';
import { FAILS, REFUSES, SagaRun, saga, step } from './saga.test-support';

const two = () => new SagaRun(saga([step('a'), step('b')]));

describe('status, time and state', () => {
  it('SG-31: begin and end are kept, also of one that was compensated', () => {
    const run = two().at(30).ok('a').at(50);
    expect(run.state).toMatchObject({ beganAt: 0, endedAt: NEVER });
    run.reply('b', REFUSES);
    run.at(80).ok('-a');
    expect([run.status, run.state.endedAt]).toEqual(['compensated', 80e6]);
  });

  it('SG-31: one entry for each status that it comes to', () => {
    const run = two().ok('a');
    run.reply('b', REFUSES);
    run.always('-a', FAILS);
    run.operator('-a', 1);
    expect(run.log.filter((line) => line.startsWith('saga is'))).toEqual([
      'saga is running',
      'saga is compensating',
      'saga is stuck',
      'saga is compensated',
    ]);
  });

  it('SG-32: after the end nothing changes but the counts of replies', () => {
    const run = two().ok('a b');
    run.sent();
    const before = run.saved();
    run.reply('b', REFUSES);
    run.at(1e6).records('b').cancels();
    run.operator('b', 2);
    run.resumes(run.saved());
    expect({ ...run.saved(), duplicates: 0 }).toEqual(before);
    expect([run.sent(), run.state.duplicates]).toEqual(['', 1]);
  });

  it('SG-32: the row can hold another saga, and nothing is left of the first', () => {
    const run = two();
    run.reply('a', FAILS);
    run.at(1500).cancels();
    run.ok('-a');
    const { config, state, out } = run;
    engine.begin(config, state, 0, out, 12, 34, 1);
    expect(state).toEqual(two().state);
    expect(() => engine.begin(config, state, 0, out, 13, 34, 1)).toThrow('saga 12');
  });

  it('SG-32: a row without a saga takes nothing', () => {
    const { config, out } = two();
    const state = engine.init(config, 5);
    engine.advance(config, state, 9, out);
    engine.resumed(config, state, 9, out);
    expect(engine.cancel(config, state, 9, out)).toBe(false);
    expect([out.length, engine.nextDeadline(config, state)]).toEqual([0, NEVER]);
    expect(state).toEqual(engine.init(config, 5));
  });

  it('SG-33: what is due is done when somebody looks, before what is told, and dated then', () => {
    const run = two();
    run.now = 7000e6;
    expect(run.ok('a').state.late).toBe(1);
    expect([run.deadlineMs, run.sent()]).toEqual([7100, 'a']);
  });

  it('SG-33: looking without need changes nothing', () => {
    const run = two().at(10);
    const before = run.saved();
    engine.advance(run.config, run.state, 20e6, run.out);
    expect([run.out.length, run.saved()]).toEqual([0, before]);
  });

  it('SG-34: the state has exactly the fields and rings of its shape', () => {
    const config = engine.configure(saga([step('a'), step('b'), step('c')]));
    const found = Object.entries(engine.init(config, 0)).map(([field, value]) => [
      field,
      typeof value === 'number' ? 'number' : { ring: value.length },
    ]);
    const declared = engine.shape(config);
    expect(Object.fromEntries(found)).toEqual(declared);
    expect([declared.phases, declared.results, declared.id]).toEqual([{ ring: 6 }, { ring: 3 }, 'number']);
  });

  it('SG-34: written out, read back or copied it is the same', () => {
    const run = two();
    run.reply('a', FAILS, 1);
    run.at(150).reply('a', REFUSES, 7, 3);
    const shape = engine.shape(run.config);
    const out = new SnapshotWriter();
    writePlainState(out, shape, run.state);
    const read = engine.init(run.config, 99);
    readPlainState(new SnapshotReader(out.finish()), shape, read);
    expect(read).toEqual(run.state);
    expect(run.saved()).toEqual(run.state);
    expect(run.saved().phases).not.toBe(run.state.phases);
  });
});
