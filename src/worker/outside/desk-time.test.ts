import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { HEAD } from '../frame';
import type { LoggedInput } from '../lines';
import { DeskBench, outageWith } from './desk-bench.test-support';

const ORIGIN = 'http://127.0.0.1:8099';
const REAL = outageWith(
  'nodes.payments.transport=http',
  `nodes.payments.address=${ORIGIN}/pay`,
  'nodes.web.ratePerSecond=20',
  // What follows a reply follows at the same instant.
  'edges.orders-payments.latency={"kind":"constant","ms":0}',
);

function json(): Response {
  return new Response('{}', { headers: { 'content-type': 'application/json' } });
}

function inputsOf(bench: DeskBench): LoggedInput[] {
  return bench.said.flatMap((one) => (one.kind === 'inputs' ? one.inputs : []));
}

describe('what comes from servers', () => {
  it('comes when it came, and not at the time of the frame before', async () => {
    const open: (() => void)[] = [];
    const bench = new DeskBench(
      REAL,
      null,
      async () => new Promise((resolve) => open.push(() => resolve(json()))),
    );
    bench.send({ kind: 'allow', origins: [ORIGIN] });
    bench.send({ kind: 'play', speed: 1 });
    while (open.length === 0) await bench.live(16);
    bench.wallMs += 40;
    open[0]();
    await bench.settle();
    const reply = ensure(inputsOf(bench)[0], 'a reply');
    const { input, time } = reply;
    if (input.kind !== 'reply') throw new Error(`the first input is ${input.kind}`);
    expect((time - input.row.sentAt) / 1e6).toBeGreaterThanOrEqual(40);
  });

  it('is shown while the run is paused', async () => {
    const open: (() => void)[] = [];
    const bench = new DeskBench(
      REAL,
      null,
      async () => new Promise((resolve) => open.push(() => resolve(json()))),
    );
    bench.send({ kind: 'allow', origins: [ORIGIN] });
    bench.send({ kind: 'play', speed: 1 });
    while (open.length === 0) await bench.live(16);
    bench.send({ kind: 'pause' });
    await bench.settle();
    expect(bench.last('outside').now?.waiting).toBe(open.length);
    open.forEach((answer) => answer());
    await bench.settle();
    expect(bench.last('outside').now?.waiting).toBe(0);
  });

  it('has acted while the run is paused, so that whoever comes back finds the same', async () => {
    const open: (() => void)[] = [];
    const bench = new DeskBench(
      REAL,
      null,
      async () => new Promise((resolve) => open.push(() => resolve(new Response('', { status: 503 })))),
    );
    bench.send({ kind: 'allow', origins: [ORIGIN] });
    bench.send({ kind: 'play', speed: 1 });
    while (open.length < 3) await bench.live(16);
    bench.send({ kind: 'pause' });
    await bench.settle();
    open.splice(0).forEach((answer) => answer());
    await bench.settle();
    const { time } = bench;
    const { hash } = bench.frame;
    bench.seek(0);
    bench.seek(time / 1e9);
    await bench.settle();
    expect([bench.time, bench.frame.hash]).toEqual([time, hash]);
  });
});

describe('the trace of a request', () => {
  it('is whole when the run rests where the request has ended', async () => {
    const bench = new DeskBench();
    bench.seek(2);
    await bench.answerOf('GET', 'orders', '/orders');
    const trace = bench.askTrace({ client: '@console', number: 1 });
    expect(trace).toMatchObject({ ok: true, value: { truncated: false } });
  });
});

describe('a page', () => {
  it('knows the newest frame by its own controls, whatever it asked in between', () => {
    const bench = new DeskBench();
    bench.send({ kind: 'play', speed: 1 });
    bench.send({ kind: 'pause' });
    bench.turns(2);
    expect(bench.frame.head(HEAD.controls)).toBe(2);
    bench.ask('GET', 'orders', '/orders');
    bench.turns(2);
    expect(bench.frame.head(HEAD.controls)).toBe(2);
  });
});
