import { describe, expect, it } from 'vitest';
import { msToNs } from '../../base/time';
import { digest } from '../digest.test-support';
import { fault } from '../small-model.test-support';
import { Timeline } from '../timeline';
import { momentOf } from '../tracing/tracing.test-support';
import { endOf, happened, sagaStory } from './sagas/saga-story.test-support';
import { begin, dataOf, shop } from './shop-model.test-support';

describe('what is written down', () => {
  it('DW-13: is every event with the saga that caused it and the one before it, and its moment', () => {
    const run = begin(shop());
    run.run(msToNs(1000));
    const { events, texts } = dataOf(run).book;
    const opened = events.length - 5;
    const told = Array.from({ length: 5 }, (_, k) => events.at(opened + 1 + k)).map((record) => [
      record.time / 1e6,
      texts.text(record.stream),
      record.correlation,
      record.causation < 0 ? -1 : record.causation - opened,
    ]);
    expect(told).toEqual([
      [23, 'orders/web.1', 1, -1],
      [35, 'inventory/web.1', 1, 1],
      [47, expect.stringMatching(/^payments\//), 1, 2],
      [59, expect.stringMatching(/^shipping\//), 1, 3],
      [71, 'orders/web.1', 1, 4],
    ]);
    expect(
      Array.from({ length: opened }, (_, k) => events.at(k + 1).correlation).every((one) => one < 0),
    ).toBe(true);
  });

  it('DW-13: is that of the moment at which the run stands, and is the same when it comes again', () => {
    const crash = fault('crash', 'desk', 40, 300, { state: 'crashed' });
    const hung = fault('hung', 'desk', 705, 1200, { state: 'hung' });
    const at = [1, 25, 26, 27, 600, 680, 682, 684, 686, 688, 690];
    const model = shop({ at, declineShare: 0.5, more: { faults: [crash, hung] } });
    // Checkpoints are many, so that several sagas and replies that wait stand in one.
    const run = new Timeline({ seed: 1, model, checkpointEvery: msToNs(2) });
    const look = () => ({ ...digest(run.world), snapshot: momentOf(run.world).bytes });
    const moments = [0, 20, 39, 50, 299, 301, 640, 704, 707, 711, 716, 721, 900, 3000];
    const seen = moments.map((ms) => {
      run.run(msToNs(ms));
      return [ms, look()] as const;
    });
    expect(dataOf(run).sagas.host.kept.count).toBeGreaterThan(3);
    for (const [ms, expected] of [...seen].reverse()) {
      run.seek(msToNs(Math.max(0, ms - 1)));
      run.seek(msToNs(ms));
      expect(look(), `at ${ms} ms`).toEqual(expected);
    }
    run.seek(msToNs(3000));
    expect(look()).toEqual(seen[seen.length - 1][1]);
  });

  it('DW-13: is left to each line as it was where that began', () => {
    const run = begin(shop());
    run.run(msToNs(1000));
    const { line } = run;
    run.seek(msToNs(40));
    expect(happened(dataOf(run))).toEqual(['order.created', 'inventory.reserved']);
    expect(endOf(dataOf(run))).toBeUndefined();
    run.take({ kind: 'operator', text: 'cancel', saga: 1, step: '', direction: 'action', said: 'failed' });
    run.run(msToNs(1000));
    expect(endOf(dataOf(run))).toBe('compensated');
    const story = sagaStory(dataOf(run));
    run.choose(line, line.reach);
    run.seek(msToNs(1000));
    expect(endOf(dataOf(run))).toBe('completed');
    expect(sagaStory(dataOf(run)).slice(0, 6)).toEqual(story.slice(0, 6));
  });
});
