import { describe, expect, it } from 'vitest';
import { HEALTH, NODE_FIELD, type FrameLayout } from '../../../worker/frame';
import { testFrame } from '../frame.test-support';
import { NO_FIGURES, QUEUE_SLOTS, ageText, nodeFigures, sameFigures, sameFromAfar } from './node-figures';
import { nodeWords } from './node-words';

const layout: FrameLayout = { topologyVersion: 1, durationNs: 1e9, nodes: ['n'], edges: [], layers: [] };
const usual = {
  [NODE_FIELD.rate]: 81,
  [NODE_FIELD.failedShare]: 0.02,
  [NODE_FIELD.rejectedShare]: 0,
  [NODE_FIELD.p95]: 29,
  [NODE_FIELD.inFlight]: 4,
  [NODE_FIELD.capacity]: 64,
  [NODE_FIELD.queued]: 0,
  [NODE_FIELD.queueRoom]: 64,
  [NODE_FIELD.idleFor]: 0,
  [NODE_FIELD.health]: HEALTH.well,
};
const figures = (fields: Record<number, number>, kind: 'service' | 'client' = 'service') =>
  nodeFigures(testFrame(layout, { nodes: { n: { ...usual, ...fields } } }), 0, kind);

describe('figures of a node', () => {
  it('say rate, share and latency as they are read', () => {
    expect(figures({})).toMatchObject({
      rate: '81/s',
      shareText: '2.0%',
      shareKind: 'error',
      shareMatters: false,
      p95: '29 ms',
      load: '4 / 64',
      loadPercent: 6,
      idleTenths: -1,
    });
  });

  it('know a p95 of some time ago, although calls come', () => {
    expect(figures({}).p95IsOld).toBe(false);
    expect(figures({ [NODE_FIELD.p95Age]: 12e9 })).toMatchObject({ p95IsOld: true, idleTenths: -1 });
  });

  it('show the larger of failed and rejected, with colour where it matters', () => {
    expect(figures({ [NODE_FIELD.rejectedShare]: 0.49 })).toMatchObject({
      shareText: '49%',
      shareKind: 'rejected',
      shareMatters: true,
    });
    const failing = { [NODE_FIELD.failedShare]: 1, [NODE_FIELD.health]: HEALTH.failing };
    expect(figures(failing)).toMatchObject({ shareText: '100%', shareKind: 'error', shareMatters: true });
    expect(figures({ [NODE_FIELD.failedShare]: 0 })).toMatchObject({ shareText: '0%', shareKind: 'error' });
    expect(figures({ [NODE_FIELD.failedShare]: NaN, [NODE_FIELD.rejectedShare]: NaN }).shareText).toBe('–');
  });

  it.each([
    [{}, '', 'plain'],
    [{ [NODE_FIELD.sagas]: 1 }, '1 saga', 'plain'],
    [{ [NODE_FIELD.sagas]: 5, [NODE_FIELD.stuck]: 2 }, '5 sagas, 2 stuck', 'failed'],
    [{ [NODE_FIELD.missing]: 1 }, 'up to date', 'plain'],
    [{ [NODE_FIELD.missing]: 213, [NODE_FIELD.behind]: 1 }, '212 events behind', 'degraded'],
    [{ [NODE_FIELD.conflicts]: 14 }, '14 conflicts', 'plain'],
  ])('say what there is to tell of its data: %j', (fields, data, dataTone) => {
    expect(figures(fields)).toMatchObject({ data, dataTone });
  });

  it('have what waits of a client', () => {
    const client = { [NODE_FIELD.inFlight]: 58, [NODE_FIELD.capacity]: NaN };
    expect(figures(client, 'client')).toMatchObject({ load: '58 waiting', loadPercent: -1 });
  });

  it('fill the slots of a queue so that one is seen and only a full one is full', () => {
    const slots = (queued: number): number => figures({ [NODE_FIELD.queued]: queued }).queueSlots;
    expect([0, 1, 32, 63, 64].map(slots)).toEqual([0, 1, 6, QUEUE_SLOTS - 1, QUEUE_SLOTS]);
    expect(figures({ [NODE_FIELD.queued]: NaN }).queued).toBe(0);
  });

  it('know how many instances take requests', () => {
    const up = (ready: number, instances: number) =>
      figures({ [NODE_FIELD.ready]: ready, [NODE_FIELD.instances]: instances });
    expect(up(2, 3)).toMatchObject({ up: '2/3 up', instances: 'some' });
    expect(up(3, 3)).toMatchObject({ up: '3/3 up', instances: 'all' });
    expect(up(0, 3)).toMatchObject({ up: '0/3 up', instances: 'none' });
    expect(up(1, 1)).toMatchObject({ up: '', instances: 'all' });
    expect(up(0, 1)).toMatchObject({ up: '', instances: 'none' });
    expect(up(NaN, NaN)).toMatchObject({ up: '', instances: 'all' });
    const first = { [NODE_FIELD.ready]: 0, [NODE_FIELD.instances]: 1, [NODE_FIELD.starting]: 1 };
    expect(nodeWords('payments', 'service', figures(first))).toContain('well, starting, takes');
  });

  it('tell how old they are after a second without calls', () => {
    expect(figures({ [NODE_FIELD.idleFor]: 1e9 }).idleTenths).toBe(-1);
    expect(figures({ [NODE_FIELD.idleFor]: 1.62e9 }).idleTenths).toBe(16);
    expect(figures({ [NODE_FIELD.idleFor]: NaN })).toMatchObject({ idleTenths: -1, called: false });
    expect([16, 599, 605, 1250].map(ageText)).toEqual(['1.6 s', '59.9 s', '1 min 0 s', '2 min 5 s']);
  });

  it('are compared field by field', () => {
    expect(sameFigures(figures({}), figures({}))).toBe(true);
    expect(sameFigures(figures({}), NO_FIGURES)).toBe(false);
  });

  it('are compared from afar by what is seen from there', () => {
    expect(sameFromAfar(figures({}), figures({ [NODE_FIELD.rate]: 4, [NODE_FIELD.p95]: 99 }))).toBe(true);
    expect(sameFromAfar(figures({}), figures({ [NODE_FIELD.health]: HEALTH.failing }))).toBe(false);
    expect(sameFromAfar(figures({}), figures({ [NODE_FIELD.faulted]: 1 }))).toBe(false);
    expect(sameFromAfar(figures({}), figures({ [NODE_FIELD.ready]: 0, [NODE_FIELD.instances]: 3 }))).toBe(
      false,
    );
  });
});

describe('words of a node', () => {
  it('say name, kind, health and figures', () => {
    const quiet = figures({ [NODE_FIELD.idleFor]: 1.6e9, [NODE_FIELD.faulted]: 1, [NODE_FIELD.queued]: 3 });
    const some = figures({ [NODE_FIELD.ready]: 2, [NODE_FIELD.instances]: 3 });
    expect(nodeWords('payments', 'service', some)).toContain('well, 2 of 3 instances up, takes');
    const none = figures({ [NODE_FIELD.ready]: 0, [NODE_FIELD.instances]: 3 });
    expect(nodeWords('payments', 'service', none)).toContain('well, down, takes');
    expect(nodeWords('payments', 'service', quiet)).toBe(
      'payments, service, well, a fault acts on it, takes 81 a second, 2.0% errors, p95 29 ms, 4 of 64 busy, 3 queued, last call 1.6 s ago',
    );
  });
});
