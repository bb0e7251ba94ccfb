import type { Why } from '../../worker/traces';

const payments = { kind: 'edge', id: 'orders-payments' } as const;

/** Why the request of the outage trace failed. */
export const outageWhy: Why = {
  subject: { kind: 'request', ref: { client: 'web', number: 2421 } },
  question: 'Why did it fail?',
  answer: 'Its second try was the breaker’s third trial, and payments was still down.',
  moments: [
    {
      time: 28.628e9,
      mark: 'rejected',
      title: 'Rejected at the gate',
      text: 'orders → payments was open since 25.54 s, so payments was not called. The fallback had no cached answer.',
      part: payments,
      layer: 'breaker',
      window: null,
      settings: [],
    },
    {
      time: 28.631e9,
      mark: 'note',
      title: 'Waited to retry',
      text: 'The gateway answered 503 with Retry-After. The client drew 1.96 s from 1 to 3 s.',
      part: { kind: 'edge', id: 'web-gateway' },
      layer: 'retry',
      window: null,
      settings: [
        {
          label: 'Client retry',
          value: '2 tries, wait 1 to 3 s',
          path: 'edges.web-gateway.stack.retry.maxAttempts',
        },
      ],
    },
    {
      time: 30.612e9,
      mark: 'failed',
      title: 'Trial failed',
      text: 'The open time was over at 30.54 s. This was trial 3 of 3: payments answered 503 after 162 ms, caused by the fault errors 90 % (20 to 45 s).',
      part: payments,
      layer: 'breaker',
      window: null,
      settings: [],
    },
    {
      time: 30.774e9,
      mark: 'rejected',
      title: 'No protection was left',
      text: 'The failure reopened the breaker until 35.77 s. Retry stopped, and the client had used 2 of 2 tries.',
      part: payments,
      layer: 'breaker',
      window: {
        title: 'The last 20 calls it counted',
        outcomes: Array.from({ length: 20 }, (_, nth) => (nth < 8 ? 'ok' : nth < 17 ? 'failed' : 'slow')),
        text: '12 of 20 failed (9 errors, 3 timeouts). In half-open, one failed trial is enough to reopen.',
      },
      settings: [
        { label: 'Failure rate', value: '≥ 50 %', path: 'edges.orders-payments.stack.breaker.failureRate' },
        { label: 'Open for', value: '5.0 s', path: 'edges.orders-payments.stack.breaker.openForMs' },
        {
          label: 'Retry',
          value: '3 tries, 80 ms × 2, full jitter',
          path: 'edges.orders-payments.stack.retry.maxAttempts',
        },
        { label: 'Timeout', value: '250 ms per try', path: 'edges.orders-payments.stack.timeout.afterMs' },
      ],
    },
  ],
};
