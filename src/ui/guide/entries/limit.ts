import type { GuideEntry } from '../guide-entry';

export const bulkhead: GuideEntry = {
  what: 'A bulkhead limits how many calls are under way at once. Further calls wait in a short queue or are turned away. So one slow callee can take its own slots and not all workers of its caller.',
  when: 'Where one caller depends on several callees and must not lose all of them with one; and wherever a callee is known to manage only so much at a time.',
  hurts:
    'Too few slots turn calls away on a normal day. A long queue hides the overload and makes everybody wait. A call that timed out holds its slot until its work has ended.',
  figure: {
    caption:
      'Two slots are taken by slow calls. A third call is turned away at once, until a slot comes free.',
    lanes: [
      { label: 'Slot 1', bars: [{ from: 4, to: 62, look: 'work', label: 'slow call' }] },
      {
        label: 'Slot 2',
        bars: [
          { from: 14, to: 50, look: 'work', label: 'slow call' },
          { from: 70, to: 90, look: 'work', label: 'call' },
        ],
      },
      {
        label: 'Others',
        marks: [
          ['rejected', 25],
          ['rejected', 38],
          ['served', 92],
        ],
      },
    ],
  },
  settings: ['maxConcurrent', 'queueLimit', 'queueTimeoutMs', 'queueOrder'],
  tries: [
    { scenario: 'bulkhead-isolation', words: 'See which of two shops keeps its other services.' },
    { scenario: 'payment-outage', words: 'Take the bulkhead of orders → payments out before 20 s.' },
  ],
  related: ['rate-limiter', 'timeout', 'circuit-breaker'],
};

export const rateLimiter: GuideEntry = {
  what: 'A rate limiter lets only so many units of work begin in a time: for all calls together, for each user or for each key. A call starts at once, waits for its turn, or is rejected and told when to come again.',
  when: 'Where one client must not take what all share, or where a service may be asked only so often, by contract or because it is known to break.',
  hurts:
    'It knows nothing of how the callee feels: below the limit it lets an overload through, above it it turns away what could be done. Fixed windows let up to twice the limit through across their edge.',
  figure: {
    caption:
      'A burst empties the bucket and the rest of it is rejected. Tokens come back steadily, and later calls pass.',
    lanes: [
      {
        label: 'Calls',
        marks: [
          ['served', 6],
          ['served', 10],
          ['served', 14],
          ['rejected', 18],
          ['rejected', 22],
          ['served', 45],
          ['rejected', 49],
          ['served', 75],
          ['served', 95],
        ],
      },
      {
        label: 'Tokens',
        bars: [
          { from: 0, to: 14, look: 'work', label: '3' },
          { from: 14, to: 38, look: 'open', label: 'none left' },
          { from: 38, to: 45, look: 'work' },
          { from: 45, to: 68, look: 'open', label: 'none left' },
          { from: 68, to: 100, look: 'work' },
        ],
      },
    ],
  },
  settings: ['algorithm', 'limit', 'windowMs', 'burst', 'maxWaitMs', 'per'],
  tries: [
    { scenario: 'rate-limited-client', words: 'Change the algorithm while a partner sends its bursts.' },
    { scenario: 'flash-sale', words: 'See what priorities do that a limit cannot.' },
  ],
  related: ['bulkhead', 'retry', 'gateway'],
};
