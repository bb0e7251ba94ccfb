import { describe, expect, it } from 'vitest';
import { SagaRun, FAILS, saga, step } from './saga.test-support';

/** What a saga comes to on average, over all ways in which its steps can end, each weighed by how likely it is. */
interface Figures {
  commits: number;
  forwardCalls: number;
  compensations: number;
}

/** Each of `count` steps fails by itself with probability `f`. */
function averageOf(count: number, f: number): Figures {
  const total: Figures = { commits: 0, forwardCalls: 0, compensations: 0 };
  const ids = Array.from({ length: count }, (_, place) => `s${place}`);
  for (let failing = 0; failing <= count; failing += 1) {
    const run = new SagaRun(saga(ids.map((id) => step(id, { attempts: 1 }))));
    for (const id of ids.slice(0, failing)) run.ok(id);
    if (failing < count) run.reply(ids[failing], FAILS);
    for (const id of ids.slice(0, failing).reverse()) if (run.status === 'compensating') run.ok(`-${id}`);
    const sends = run.sent().split(' ');
    const likely = Math.pow(1 - f, failing) * (failing < count ? f : 1);
    total.commits += likely * (run.status === 'completed' ? 1 : 0);
    total.forwardCalls += likely * sends.filter((send) => !send.startsWith('-')).length;
    total.compensations += likely * sends.filter((send) => send.startsWith('-')).length;
  }
  return total;
}

describe('closed forms', () => {
  it('SG-1, SG-8: of three steps that each fail one time in ten', () => {
    const { commits, forwardCalls, compensations } = averageOf(3, 0.1);
    expect(commits).toBeCloseTo(0.729, 10);
    expect(forwardCalls).toBeCloseTo(2.71, 10);
    expect(compensations).toBeCloseTo(0.252, 10);
  });

  it.each([
    [1, 0.5],
    [4, 0.3],
    [16, 0.05],
  ])('SG-1, SG-8: of %i steps that each fail with %d', (n, f) => {
    const { commits, forwardCalls, compensations } = averageOf(n, f);
    expect(commits).toBeCloseTo(Math.pow(1 - f, n), 10);
    expect(forwardCalls).toBeCloseTo((1 - Math.pow(1 - f, n)) / f, 10);
    const undone = Array.from({ length: n }, (_, i) => i * Math.pow(1 - f, i) * f);
    expect(compensations).toBeCloseTo(
      undone.reduce((sum, part) => sum + part, 0),
      10,
    );
  });
});
