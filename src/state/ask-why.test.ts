import { describe, expect, it } from 'vitest';
import { BREAKER_FIELD } from '../worker/frame';
import type { LogRow, RowFilter } from '../worker/protocol';
import { FrameFeed } from './feed';
import { askWhyNow, askWhyOfPart } from './ask-why';
import { recordingRun } from './recording-run.test-support';
import type { RunStore } from './run';
import { createView } from './view';

const edge = { kind: 'edge', id: 'orders-payments' } as const;

function row(index: number, time: number): LogRow {
  return { index, time, kind: 'breaker', mark: 'rejected', part: edge, text: '' };
}

/** A run whose log has these rows, newest first, and whose breaker changed last at a moment. */
function page(rows: readonly LogRow[], changedAt = NaN) {
  const asked: RowFilter[] = [];
  const feed = new FrameFeed(() => undefined);
  const layers = [{ edge: edge.id, layer: 'breaker', kind: 'circuit-breaker' as const }];
  const layout = { topologyVersion: 1, durationNs: 1, nodes: [], edges: [], layers };
  const run: RunStore = {
    ...recordingRun({ layout }),
    feed: Object.assign(feed, {
      frame: { layer: (_: number, field: number) => (field === BREAKER_FIELD.changedAt ? changedAt : NaN) },
    }),
    askRows: async (filter) => {
      asked.push(filter);
      return Promise.resolve({
        kind: 'rows',
        runId: 'r',
        askId: 0,
        total: rows.length,
        past: rows.length,
        rows,
      });
    },
  };
  const view = createView({ kind: 'run', scenarioId: 'shop' });
  return { run, view, asked };
}

describe('asking why', () => {
  it('is of the trace that is looked at', async () => {
    const { run, view } = page([]);
    const trace = { client: 'web', number: 7 };
    view.setState({ trace, dockTab: 'traces', selection: edge });
    await askWhyNow({ run, view });
    expect(view.getState()).toMatchObject({ why: { kind: 'request', ref: trace }, untouched: false });
  });

  it('is of the newest change of the selected part, whose trace is not in sight', async () => {
    const { run, view, asked } = page([row(9, 5e9), row(4, 2e9)]);
    view.setState({ trace: { client: 'web', number: 7 }, dockTab: 'log', selection: edge });
    await askWhyNow({ run, view });
    expect(asked).toEqual([{ part: edge }]);
    expect(view.getState().why).toEqual({ kind: 'change', index: 9 });
  });

  it('is of what the breaker itself did, where its edge has others', async () => {
    const { run, view, asked } = page([row(9, 5e9), row(4, 2e9)], 2e9);
    await askWhyOfPart({ run, view }, edge, 'breaker');
    expect(asked).toEqual([{ part: edge, kinds: ['breaker'] }]);
    expect(view.getState().why).toEqual({ kind: 'change', index: 4 });
  });

  it('says so when nothing has changed', async () => {
    const { run, view } = page([]);
    await askWhyOfPart({ run, view }, edge);
    expect(view.getState().why).toBeNull();
    expect(view.getState().message).toContain('nothing to explain');
  });

  it('is forgotten when somebody turned to something else meanwhile', async () => {
    const { run, view } = page([row(9, 5e9)]);
    const asking = askWhyOfPart({ run, view }, edge);
    view.setState({ selection: { kind: 'node', id: 'orders' } });
    await asking;
    expect(view.getState().why).toBeNull();
  });
});
