import { describe, expect, it } from 'vitest';
import '../../policies/all-layers';
import { ensure } from '../../base/assert';
import { parseScenario } from '../../scenario/parse-scenario';
import type { Scenario } from '../../scenario/format';
import { ENGINE_VERSION } from '../../sim/engine-version';
import { DeskBench, type FakeServer } from './desk-bench.test-support';

const ORIGIN = 'http://127.0.0.1:8099';
const SERVER = { transport: 'http', address: ORIGIN };

/** A client and one service, whose answers a cache keeps by nothing but their type of request. */
function cached(orders: object, stack: readonly object[] = [{ id: 'c', kind: 'cache' }]): Scenario {
  const parsed = parseScenario({
    format: 'breakwater-scenario',
    version: 2,
    engine: ENGINE_VERSION,
    id: 'own',
    name: 'Own',
    question: 'What is kept?',
    seed: 5,
    durationMs: 120_000,
    expect: [],
    requestTypes: [{ id: 'read', method: 'GET', path: '/orders', keys: 1 }],
    nodes: [
      { kind: 'client', id: 'web', ratePerSecond: 0.001, mix: [{ requestType: 'read', edge: 'in' }] },
      { kind: 'service', id: 'orders', ...orders },
    ],
    edges: [{ id: 'in', from: 'web', to: 'orders', stack }],
  });
  return ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
}

/** A session that may call the server, which answers so. */
function benchOf(server: FakeServer, scenario = cached(SERVER)) {
  let called = 0;
  const bench = new DeskBench(scenario, null, async (request) => {
    called++;
    return server(request);
  });
  bench.send({ kind: 'allow', origins: [ORIGIN] });
  const answerOf = async (method: string, path: string) => {
    const askId = bench.ask(method, 'orders', path);
    for (let round = 0; round < 40 && !bench.answers.has(askId); round++) await bench.live(100);
    return ensure(bench.answers.get(askId), `an answer to ${method} ${path}`);
  };
  return { bench, answerOf, called: () => called };
}

const json = async (text: string, init: ResponseInit = {}): Promise<Response> =>
  Promise.resolve(new Response(text, { headers: { 'content-type': 'application/json' }, ...init }));

describe('a request that a cache answers at once', () => {
  it('leaves a run that rests where it was asked', async () => {
    const bench = new DeskBench(cached({}));
    await bench.answerOf('GET', 'orders', '/orders');
    const { time } = bench;
    expect(await bench.answerOf('GET', 'orders', '/orders')).toMatchObject({ status: 200, end: 'served' });
    expect(bench.time).toBe(time);
    expect(bench.isPlaying).toBe(false);
  });
});

describe('an answer without the node whose data answer', () => {
  it('is what a server said to the same request before, and says so', async () => {
    const { answerOf, called } = benchOf(async () => json(`{"real":${called()}}`));
    const first = await answerOf('GET', '/orders');
    expect(first).toMatchObject({ status: 200, body: '{"real":1}', end: 'served' });
    expect(first.note).toBeUndefined();
    const second = await answerOf('GET', '/orders');
    expect(second).toMatchObject({ status: 200, body: '{"real":1}', end: 'served' });
    expect(second.note).toMatch(
      /did not reach orders and changed nothing there: the cache of web → orders answered/,
    );
    expect(second.note).toMatch(/same request at \d/);
    expect(called()).toBe(1);
  });

  it('has no body where nobody knows what the server would have said', async () => {
    const { answerOf, called } = benchOf(async () => json('{"real":true}'));
    await answerOf('GET', '/orders');
    for (const [method, path] of [
      ['GET', '/orders?page=2'],
      ['POST', '/orders'],
    ] as const) {
      const other = await answerOf(method, path);
      expect(other).toMatchObject({ status: 200, body: '', end: 'served' });
      expect(other.note).toMatch(/so there is no body/);
    }
    expect(called()).toBe(1);
  });

  it('changes nothing in the shop, which reads are still told of', async () => {
    const { bench, answerOf } = benchOf(async () => json('{}'), cached({}));
    bench.send({ kind: 'play', speed: 1 });
    expect((await answerOf('GET', '/orders')).body).toBe('orders knows 0');
    const write = await answerOf('POST', '/orders');
    expect(write).toMatchObject({ status: 200, body: '', end: 'served' });
    expect(write.note).toMatch(/changed nothing there/);
    expect((await answerOf('GET', '/orders?page=2')).body).toBe('orders knows 0');
  });
});

describe('an answer of a server that is worth nothing', () => {
  const plain = cached(SERVER, []);

  it('has failed, and the words of the wire say why', async () => {
    const { answerOf } = benchOf(async () => json('{"a":1,}'), plain);
    const answer = await answerOf('GET', '/orders');
    expect(answer).toMatchObject({ status: 200, body: '{"a":1,}', end: 'failed' });
    expect(answer.note).toMatch(/The answer says that it is JSON, and is not/);
  });

  it('is told apart from others where none came', async () => {
    const { answerOf } = benchOf(async () => Promise.reject(new TypeError('Failed to fetch')), plain);
    const answer = await answerOf('GET', '/orders');
    expect(answer).toMatchObject({ status: 503, end: 'failed' });
    expect(answer.note).toBeUndefined();
    expect(JSON.parse(answer.body)).toMatchObject({
      title: 'The request found nobody there',
      detail: expect.stringMatching(
        /^Request 1 of the console found nobody there\. http:.* does not answer: /,
      ),
    });
  });
});

describe('a request that was given up', () => {
  it('does not let a run that rested go on', async () => {
    const { bench } = benchOf(async () => new Promise(() => undefined), cached(SERVER, []));
    const askId = bench.ask('GET', 'orders', '/orders');
    await bench.live(200);
    expect(bench.isPlaying).toBe(true);
    bench.send({ kind: 'http-dropped', askId });
    await bench.live(200);
    expect(bench.isPlaying).toBe(false);
    const { time } = bench;
    await bench.live(500);
    expect(bench.time).toBe(time);
  });
});
