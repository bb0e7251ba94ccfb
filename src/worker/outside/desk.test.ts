import { describe, expect, it } from 'vitest';
import { HEAD } from '../frame';
import { SECOND } from '../session-bench.test-support';
import { DeskBench, outageWith } from './desk-bench.test-support';

/** The row of the log that speaks of a request of the console. */
function rowsAbout(bench: DeskBench, words: string): string[] {
  bench.send({ kind: 'rows', askId: 99, filter: { text: words }, offset: 0, limit: 20 });
  return bench.last('rows').rows.map(({ text }) => text);
}

describe('a request of the console', () => {
  it('lets a run that rests go on until it is answered, and then it rests again', async () => {
    const bench = new DeskBench();
    bench.seek(2);
    const answer = await bench.answerOf('POST', 'orders', '/orders');
    expect(answer).toMatchObject({ status: 200, body: 'orders knows 0', end: 'served' });
    expect(answer.ref).toEqual({ client: '@console', number: 1 });
    expect(answer.askedAt).toBe(2 * SECOND);
    expect(answer.tookNs).toBeGreaterThan(0);
    expect(bench.isPlaying).toBe(false);
    const { time } = bench;
    expect(time).toBeGreaterThanOrEqual(2 * SECOND + answer.tookNs);
    expect(time).toBeLessThan(3 * SECOND);
    await bench.live(100);
    expect(bench.time).toBe(time);
    expect(rowsAbout(bench, 'console')).toHaveLength(2);
  });

  it('has a trace and a reason, as every request has, and so have the rows of the log that speak of it', async () => {
    const bench = new DeskBench(outageWith('edges.gateway-orders.stack.timeout.settings.afterMs=1'));
    bench.seek(2);
    const { ref } = await bench.answerOf('POST', 'gateway', '/orders');
    if (ref === null) throw new Error('the request never reached the run');
    const trace = bench.askTrace(ref);
    expect(trace.ok && trace.value.spans[0].name).toBe('console');
    expect(trace.ok && trace.value.spans.some(({ name }) => name === 'API gateway → orders')).toBe(true);
    const rows = bench.askTraces({ text: '1' }).rows.filter((row) => row.ref.client === ref.client);
    expect(rows).toHaveLength(1);
    bench.send({ kind: 'rows', askId: 98, filter: { kinds: ['request'] }, offset: 0, limit: 9 });
    for (const { index } of bench.last('rows').rows) {
      const why = bench.askWhy({ kind: 'change', index });
      expect(why.ok && why.value.answer).toMatch(/timed out|1 ms/);
    }
  });

  it('stands in the list of traces, although nothing went wrong', async () => {
    const bench = new DeskBench();
    const { ref } = await bench.answerOf('GET', 'orders', '/orders');
    expect(bench.askTraces().rows.find((row) => row.ref.client === ref?.client)).toMatchObject({
      keptFor: 'asked',
      end: 'served',
    });
  });

  it('is answered by the service that the path belongs to, behind the gateway that was asked', async () => {
    const bench = new DeskBench();
    expect((await bench.answerOf('POST', 'gateway', '/orders')).body).toBe('orders knows 0');
    expect((await bench.answerOf('GET', 'gateway', '/orders')).body).toBe('orders knows 1');
  });

  it('is answered by whoever was asked where the run does not come by the owner of the path', async () => {
    const bench = new DeskBench();
    const answer = await bench.answerOf('GET', 'payments-db', '/payments');
    expect(answer).toMatchObject({ status: 200, end: 'served' });
  });

  it('is heard by a run that plays, which plays on', async () => {
    const bench = new DeskBench();
    bench.send({ kind: 'play', speed: 1 });
    await bench.live(500);
    const askId = bench.ask('POST', 'orders', '/orders');
    expect(bench.answers.has(askId)).toBe(false);
    await bench.live(600);
    expect(bench.answers.get(askId)?.status).toBe(200);
    expect(bench.isPlaying).toBe(true);
  });

  it('tells of the failure that the run met', async () => {
    const bench = new DeskBench(outageWith('edges.gateway-orders.stack.timeout.settings.afterMs=1'));
    const answer = await bench.answerOf('POST', 'gateway', '/orders');
    expect(answer).toMatchObject({ end: 'failed' });
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(JSON.parse(answer.body)).toMatchObject({ status: answer.status, outcome: expect.any(String) });
  });

  it('brings what the service says when the service says no', async () => {
    const bench = new DeskBench();
    const answer = await bench.answerOf('GET', 'orders', '/orders/missing');
    expect(answer).toMatchObject({ status: 404, body: 'missing', end: 'failed' });
    // Through a gateway, too.
    expect(await bench.answerOf('GET', 'gateway', '/orders/missing')).toMatchObject({ status: 404 });
  });

  it('is refused with a reason when it cannot enter the run', async () => {
    const bench = new DeskBench();
    expect(await bench.answerOf('GET', 'nobody', '/')).toMatchObject({ status: 404, ref: null });
    expect((await bench.answerOf('GET', 'web', '/')).status).toBe(404);
    bench.seek(90);
    expect((await bench.answerOf('GET', 'orders', '/orders')).status).toBe(409);
  });

  it('goes on when whoever asked has gone, and nobody is answered', async () => {
    const bench = new DeskBench();
    const askId = bench.ask('POST', 'orders', '/orders');
    bench.send({ kind: 'http-dropped', askId });
    await bench.settle();
    expect(bench.answers.has(askId)).toBe(false);
    expect((await bench.answerOf('GET', 'orders', '/orders')).body).toBe('orders knows 1');
  });
});

describe('what came from outside', () => {
  it('is a part of the line: with it the run comes out the same, brought back on another worker, too', async () => {
    const bench = new DeskBench();
    bench.seek(2);
    await bench.answerOf('POST', 'orders', '/orders');
    bench.seek(5);
    const hash = bench.frame.hash;
    bench.seek(1);
    bench.seek(5);
    expect(bench.frame.hash).toBe(hash);
    const inputs = bench.said.flatMap((one) => (one.kind === 'inputs' ? one.inputs : []));
    expect(inputs).toHaveLength(2);
    const back = new DeskBench(undefined, { ...bench.resume, inputs: { [bench.line]: inputs } });
    back.rest();
    expect(back.frame.hash).toBe(hash);
    expect((await back.answerOf('GET', 'orders', '/orders')).body).toBe('orders knows 1');
  });

  it('is not known at a past moment: a request there begins another line, with the data as they were', async () => {
    const bench = new DeskBench();
    bench.seek(2);
    await bench.answerOf('POST', 'orders', '/orders');
    bench.seek(4);
    bench.seek(1);
    expect((await bench.answerOf('GET', 'orders', '/orders')).body).toBe('orders knows 0');
    expect(bench.lines).toHaveLength(2);
    bench.send({ kind: 'choose-line', line: 1 });
    bench.seek(4);
    expect((await bench.answerOf('GET', 'orders', '/orders')).body).toBe('orders knows 1');
  });
});

describe('work that is done by mock services', () => {
  const mocked = outageWith('nodes.inventory.transport=mock-http', 'nodes.web.ratePerSecond=20');

  it('is asked for at the speed of the clock, which does not go on meanwhile', async () => {
    const bench = new DeskBench(mocked);
    bench.send({ kind: 'play', speed: 10 });
    await bench.live(1500);
    expect(bench.time).toBeGreaterThan(SECOND);
    expect(bench.time).toBeLessThanOrEqual(1.6 * SECOND);
    expect(bench.frame.head(HEAD.speed)).toBe(1);
    const now = bench.last('outside').now;
    expect(now).toMatchObject({ nodes: [{ node: 'inventory', transport: 'mock-http' }], failed: 0 });
    expect(now?.answered).toBeGreaterThan(10);
    expect(bench.desk.exchanges(0, 5).rows[0]).toMatchObject({
      node: 'inventory',
      method: 'POST',
      status: 200,
    });
  });

  it('can be seen again, and steps go by what is known', async () => {
    const bench = new DeskBench(mocked);
    bench.send({ kind: 'play', speed: 1 });
    await bench.live(1000);
    bench.send({ kind: 'pause' });
    const { time } = bench;
    const hash = bench.frame.hash;
    bench.send({ kind: 'step', unit: 'event' });
    expect(bench.time).toBe(time);
    bench.seek(60);
    expect(bench.time).toBe(time);
    bench.seek(0.5);
    bench.send({ kind: 'step', unit: 'request' });
    bench.rest();
    expect(bench.time).toBeGreaterThan(0.5 * SECOND);
    bench.seek(60);
    bench.rest();
    expect(bench.time).toBe(time);
    expect(bench.frame.hash).toBe(hash);
  });
});

describe('work that is done by a server', () => {
  const real = outageWith(
    'nodes.payments.transport=http',
    'nodes.payments.address=http://127.0.0.1:8099/pay',
    'nodes.web.ratePerSecond=20',
  );

  it('is not asked for before somebody has agreed to it', async () => {
    const called: string[] = [];
    const bench = new DeskBench(real, null, async ({ method, url }) => {
      called.push(`${method} ${url}`);
      return Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } }));
    });
    expect(bench.last('outside').now?.asksFor).toEqual(['http://127.0.0.1:8099']);
    bench.send({ kind: 'play', speed: 1 });
    await bench.live(300);
    expect(bench.isPlaying).toBe(false);
    expect((await bench.answerOf('POST', 'orders', '/orders')).status).toBe(403);
    expect(called).toEqual([]);
    bench.send({ kind: 'allow', origins: ['http://127.0.0.1:8099'] });
    bench.send({ kind: 'play', speed: 1 });
    await bench.live(1500);
    expect(called.length).toBeGreaterThan(5);
    expect(called[0]).toBe('POST http://127.0.0.1:8099/pay/orders');
    expect(bench.desk.now()).toMatchObject({ failed: 0, asksFor: [] });
  });

  it('fails as the server does, and the guards of the run see it', async () => {
    const bench = new DeskBench(real, null, async () => Promise.resolve(new Response('no', { status: 503 })));
    bench.send({ kind: 'allow', origins: ['http://127.0.0.1:8099'] });
    bench.send({ kind: 'play', speed: 1 });
    await bench.live(3000);
    expect(bench.desk.exchanges(0, 1).rows[0]).toMatchObject({ status: 503, end: 'failed' });
    expect(rowsAbout(bench, 'opened')).toHaveLength(1);
  });

  it('is simulated on a line that leaves a past moment', async () => {
    let called = 0;
    const bench = new DeskBench(real, null, async () => {
      called++;
      return Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } }));
    });
    bench.send({ kind: 'allow', origins: ['http://127.0.0.1:8099'] });
    bench.send({ kind: 'play', speed: 1 });
    await bench.live(1500);
    bench.send({ kind: 'pause' });
    bench.seek(0.6);
    bench.editTo('nodes.orders.concurrency', 32);
    await bench.settle();
    expect(bench.lines).toHaveLength(2);
    const before = called;
    bench.send({ kind: 'play', speed: 10 });
    await bench.live(500);
    expect(bench.time).toBeGreaterThan(3 * SECOND);
    expect(called).toBe(before);
    expect(bench.last('moved').scenario.nodes.find(({ id }) => id === 'payments')).toMatchObject({
      transport: 'simulated',
    });
  });
});
