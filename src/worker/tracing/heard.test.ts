import { describe, expect, it } from 'vitest';
import { DeskBench, outageWith } from '../outside/desk-bench.test-support';
import type { Trace } from '../traces';
import { valueOf } from './telling.test-support';

const ORIGIN = 'http://127.0.0.1:8099';

function refused(): Response {
  return new Response('{}', { status: 422, headers: { 'content-type': 'application/json' } });
}

async function traceOf(bench: DeskBench, ...[method, node, path]: [string, string, string]): Promise<Trace> {
  const askId = bench.ask(method, node, path);
  await bench.live(1000);
  const ref = bench.answers.get(askId)?.ref ?? null;
  if (ref === null) throw new Error('the request never reached the run');
  return valueOf(bench.askTrace(ref));
}

describe('a trace of a request of the console', () => {
  it('names what was asked, and not the request type that stands for it', async () => {
    const bench = new DeskBench();
    const { row, spans } = await traceOf(bench, 'GET', 'orders', '/orders?limit=5');
    expect(row.name).toBe('GET /orders?limit=5');
    expect(spans[0]).toMatchObject({ name: 'console', detail: 'GET /orders?limit=5' });
    expect(spans[1].detail).toBe('GET /orders?limit=5');
    await traceOf(bench, 'DELETE', 'orders', '/things');
    const names = bench.askTraces({ text: 'limit=' }).rows.map(({ name }) => name);
    expect(names).toEqual(['GET /orders?limit=5']);
  });

  it('says with which status a server answered, at each try that passes it on', async () => {
    const bench = new DeskBench(
      outageWith('nodes.payments.transport=http', `nodes.payments.address=${ORIGIN}/pay`),
      null,
      async () => refused(),
    );
    bench.send({ kind: 'allow', origins: [ORIGIN] });
    const { row, spans } = await traceOf(bench, 'POST', 'payments', '/charges');
    const notes = (kind: string): string[] =>
      spans.filter((span) => span.kind === kind).map(({ note }) => note);
    expect(notes('try').at(-1)).toMatch(/^422 after /);
    expect(notes('work').at(-1)).toBe('answered 422');
    const why = valueOf(bench.askWhy({ kind: 'request', ref: row.ref }));
    expect(why.answer).toContain('payments #1 answered 422');
    const paths = why.moments.flatMap(({ settings }) => settings.map(({ path }) => path));
    expect(paths).toEqual(['edges.orders-payments.stack.retry.retryOn']);
  });
});
