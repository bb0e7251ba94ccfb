import { describe, expect, it } from 'vitest';
import '../policies/all-layers';
import { secondsToNs } from '../base/time';
import { line, lineFile } from '../scenario/expect/line.test-support';
import { ScenarioRun } from '../scenario/run-scenario';
import { toModel } from '../scenario/to-model';
import { START } from '../sim/line';
import { BREAKER_CHANGED } from '../sim/change-log';
import {
  BREAKER_CONTROL,
  BREAKER_FIELD,
  CHANGE_FIELD,
  EDGE_FIELD,
  FrameView,
  HEAD,
  MODE,
  PART_POINT,
  POINT_FIELD,
} from './frame';
import { FrameWriter } from './frame-writer';
import { partRowsOf } from './layout-of';
import { partSeries } from './part-series';
import { summaryOf } from './summary';

const [edge] = lineFile.edges;
const answers = { id: 'fallback', kind: 'fallback', settings: {} };

function frameOf(run: ScenarioRun) {
  const { world } = run.timeline;
  const rows = partRowsOf(run.scenario, world, 1);
  const head = { mode: MODE.paused, speed: 1, pace: NaN, controls: 0, reach: START, replays: false };
  return {
    world,
    rows,
    frame: new FrameView(rows.layout, new FrameWriter(world, rows).write(head, { points: 0, changes: 0 }, 0)),
  };
}

describe('answers of a fallback', () => {
  // From 3 s to 6 s all calls fail, and a fallback answers in their place.
  const run = new ScenarioRun(line({ edges: [{ ...edge, stack: [answers] }] }));
  run.timeline.run(secondsToNs(5));
  const { world, rows, frame } = frameOf(run);

  it('are counted apart in frames: neither served nor failed', () => {
    const { servedRate, fallbackRate, failedRate, goodput } = HEAD;
    const now = [servedRate, fallbackRate, failedRate, goodput].map((field) => frame.head(field));
    expect(now).toEqual([0, 100, 0, 0]);
    const { served, fallback, failed } = POINT_FIELD;
    const at = (second: number) => [served, fallback, failed].map((field) => frame.point(second, field));
    expect([at(2), at(4)]).toEqual([
      [100, 0, 0],
      [0, 100, 0],
    ]);
  });

  it('are counted apart on their edge', () => {
    const { okRate, fallbackRate, failedRate } = EDGE_FIELD;
    expect([okRate, fallbackRate, failedRate].map((field) => frame.edge(0, field))).toEqual([0, 100, 0]);
    const { calls, ok, open, fallback } = EDGE_FIELD;
    const [all, answered, underWay] = [calls, ok, open].map((field) => frame.edge(0, field));
    expect(frame.edge(0, fallback)).toBe(all - answered - underWay);
  });

  it('are counted apart in the seconds of edges and clients; a node knows of none', () => {
    const fallbacks = (kind: 'node' | 'edge', id: string): number => {
      const { data, width } = partSeries(world, rows, { kind, id }, 4);
      return data[data.length - width + PART_POINT.fallback];
    };
    expect([fallbacks('edge', 'web-shop'), fallbacks('node', 'web'), fallbacks('node', 'shop')]).toEqual([
      100,
      100,
      NaN,
    ]);
  });

  it('are counted apart in the strip of a summary', () => {
    const { strip } = summaryOf(run.scenario, world);
    expect(strip.map(({ served, fallback, failed }) => [served, fallback, failed]).slice(2, 5)).toEqual([
      [100, 0, 0],
      expect.any(Array),
      [0, 100, 0],
    ]);
  });
});

describe('a breaker that is held by hand', () => {
  it('says so in the layout and in each frame, and has no end of its open time', () => {
    const [breaker] = edge.stack;
    const held = { ...breaker, settings: { ...breaker.settings, control: 'forced-open' } };
    const run = new ScenarioRun(line({ edges: [{ ...edge, stack: [held] }] }));
    run.timeline.run(secondsToNs(1));
    const { frame } = frameOf(run);
    expect(frame.layout.layers[0].beginsHeld).toBe(BREAKER_CONTROL.forcedOpen);
    const { mode, control, openUntil } = BREAKER_FIELD;
    expect([mode, control, openUntil].map((field) => frame.layer(0, field))).toEqual([
      1,
      BREAKER_CONTROL.forcedOpen,
      Infinity,
    ]);
    expect(frame.head(HEAD.rejectedRate)).toBe(100);
    expect(frame.edge(0, EDGE_FIELD.rejected)).toBe(frame.edge(0, EDGE_FIELD.calls));
  });

  it('tells when somebody takes hold of it and lets it go', () => {
    const held = (control: string) => {
      const [breaker] = edge.stack;
      const stack = [{ ...breaker, settings: { ...breaker.settings, control } }];
      return line({ edges: [{ ...edge, stack }], faults: [] });
    };
    const run = new ScenarioRun(held('automatic'));
    run.timeline.run(secondsToNs(1));
    run.timeline.apply({ text: 'disabled', model: toModel(held('disabled')) });
    run.timeline.apply({ text: 'automatic', model: toModel(held('automatic')) });
    run.timeline.run(secondsToNs(2));
    const { frame } = frameOf(run);
    const rows = Array.from({ length: frame.newChanges }, (_, index) => ({
      code: frame.change(index, CHANGE_FIELD.code),
      held: frame.change(index, CHANGE_FIELD.held),
    }));
    expect(rows.filter(({ code }) => code === BREAKER_CHANGED).map((row) => row.held)).toEqual([
      BREAKER_CONTROL.disabled,
      BREAKER_CONTROL.automatic,
    ]);
  });
});
