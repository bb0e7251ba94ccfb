import type { ScenarioTitle } from '../../scenario/library/titles';

/** A scenario as lists of scenarios show it: what is different in a test is given. */
export function titleWith(more: Partial<ScenarioTitle> = {}): Required<ScenarioTitle> {
  return {
    id: 'payment-outage',
    group: 'Guards',
    title: 'Payment outage',
    question: 'What does a breaker save?',
    tags: ['circuit breaker', 'retry'],
    seconds: 90,
    seed: 27,
    level: 0,
    watch: ['At 20 s payments begins to fail.'],
    picture: {
      nodes: [
        { id: 'web', kind: 'client', x: 0, y: 100 },
        { id: 'payments', kind: 'service', x: 400, y: 0 },
        { id: 'db', kind: 'database', x: 400, y: 200 },
      ],
      edges: [
        { from: 'web', to: 'payments', guarded: true },
        { from: 'payments', to: 'db' },
      ],
      faults: [{ nodes: ['payments'], fromSecond: 20, toSecond: 45 }],
    },
    ...more,
  };
}
