import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isServed, type Outcome } from '../../base/outcome';
import { NS_PER_SECOND, msToNs } from '../../base/time';
import { randomEdit } from '../random-edit.test-support';
import { randomModel } from '../random-model.test-support';
import { Timeline } from '../timeline';
import type { World } from '../world';
import { FAILED, type KeptRow } from './kept-rows';
import { Recorder } from './recorder';
import { ALL, tracedTimeline } from './tracing.test-support';

const END = 2.5 * NS_PER_SECOND;

/** Hears of the end of every request, and keeps what a row would say of it. */
class EveryEnd extends Recorder {
  readonly ends: Pick<
    KeptRow,
    'client' | 'number' | 'type' | 'startedAt' | 'duration' | 'outcome' | 'late'
  >[] = [];

  constructor(private readonly watched: World) {
    super(watched, -1, 0, { mostRecords: 0, onDecision: () => {} });
  }

  override ended(request: number, outcome: Outcome): void {
    const { requests, now } = this.watched;
    const { client, number, type, startedAt, deadline } = requests.col;
    this.ends.push({
      client: client[request],
      number: number[request],
      type: type[request],
      startedAt: startedAt[request],
      duration: now - startedAt[request],
      outcome,
      late: isServed(outcome) && now > deadline[request],
    });
  }
}

function rows({ traces }: World): (KeptRow & { readonly nodes: readonly number[] })[] {
  return Array.from({ length: traces.cursor }, (_, row) => ({
    ...traces.at(row),
    nodes: traces.nodesOf(row),
  }));
}

const moments = fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 1, maxLength: 4 });

describe('the log of traces of any run', () => {
  it('has every request that was not served in time, and no other as failed', () => {
    fc.assert(
      fc.property(randomModel, fc.nat(99), fc.constantFrom(0, 0.2, 1), (model, seed, share) => {
        const timeline = tracedTimeline({ seed, model }, { ...ALL, share, slowPerSecond: 2 });
        const { world } = timeline;
        const every = new EveryEnd(world);
        world.recorder = every;
        timeline.run(END);
        const kept = rows(world);
        const wanted = every.ends.filter(({ outcome, late }) => late || !isServed(outcome));
        expect(kept.filter(({ keptFor }) => keptFor === FAILED)).toMatchObject(wanted);
        const names = new Set(kept.map(({ client, number }) => `${client} ${number}`));
        expect(names.size).toBe(kept.length);
        if (share === 1) expect(kept).toHaveLength(every.ends.length);
        expect(world.traces.leftOut).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same wherever one has looked before', () => {
    fc.assert(
      fc.property(randomModel, randomEdit, fc.nat(99), moments, (model, edit, seed, visits) => {
        const timeline = new Timeline({ seed, model, checkpointEvery: NS_PER_SECOND / 2 });
        timeline.run(msToNs(700), 900);
        timeline.apply({ text: 'edit', model: edit(model) });
        timeline.run(END);
        for (const ms of visits) {
          timeline.seek(msToNs(ms));
          const fresh = new Timeline({ seed, model, log: timeline.log });
          fresh.run(msToNs(ms));
          expect(rows(timeline.world)).toEqual(rows(fresh.world));
        }
      }),
      { numRuns: 30 },
    );
  });
});
