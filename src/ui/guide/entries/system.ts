import type { GuideEntry } from '../guide-entry';

export const gateway: GuideEntry = {
  what: 'A gateway is the one door through which clients come. It calls the services behind it by a plan, and its calls carry policies like all others.',
  when: 'To keep limits, timeouts and identity in one place, and to give clients one address.',
  hurts:
    'Everything passes it: its workers and its queue are shared by all, so one slow service behind it may take them from the others. Give its calls timeouts and bulkheads.',
  figure: {
    caption: 'One of two services behind the gateway is slow. With a bulkhead only its own calls suffer.',
    lanes: [
      {
        label: 'Orders',
        marks: [
          ['served', 10],
          ['served', 28],
          ['served', 46],
          ['served', 64],
          ['served', 82],
        ],
      },
      {
        label: 'Reports',
        bars: [{ from: 24, to: 76, look: 'fault', label: 'slow' }],
        marks: [
          ['served', 14],
          ['rejected', 34],
          ['rejected', 52],
          ['rejected', 70],
          ['served', 90],
        ],
      },
    ],
  },
  settings: ['concurrency', 'queueRoom', 'queueOrder', 'dropsLate'],
  tries: [{ scenario: 'payment-outage', words: 'Select the API gateway and give it fewer workers.' }],
  related: ['rate-limiter', 'bulkhead', 'timeout'],
};

export const health: GuideEntry = {
  what: 'The mark on a card says how a part does: a ring for well, a triangle for degraded, a diamond for failing, a dashed ring for idle. It follows from what its requests came to, smoothed over simulated time, and bad news is believed sooner than good.',
  when: 'To see where a failure begins: failing means that at least half of what a part answers is wrong by its own fault. Degraded begins at one answer in twenty, whatever the cause.',
  hurts:
    'A part can be well and its callers degraded: that is what a failure further on looks like. A part that a breaker keeps from calls stays as it was last, for nothing says otherwise.',
  figure: {
    caption: 'Payments fails. It is failing itself; orders, which calls it, is degraded.',
    lanes: [
      { label: 'Payments', bars: [{ from: 20, to: 64, look: 'fault', label: 'failing' }] },
      { label: 'Orders', bars: [{ from: 26, to: 76, look: 'half', label: 'degraded' }] },
    ],
  },
  settings: [],
  tries: [
    { scenario: 'gray-failure', words: 'See how well an instance looks that is ten times as slow.' },
    { scenario: 'cascade', words: 'Follow the triangles to the diamond.' },
  ],
  related: ['outlier-ejection', 'circuit-breaker', 'tracing'],
};

export const tracing: GuideEntry = {
  what: 'A trace shows what happened to one request: its calls, tries and waits, from the client to the database. Those that failed or were slow are listed, and some drawn by lot. To show one, the run is computed again for that request, so nothing of it is missing but for one with very many calls.',
  when: 'To find out what the time went to, and which guard said what and why. The dark stripe is the critical path: what lies beside it costs nothing.',
  hurts:
    'A trace is one request. Look at the charts first to see whether it is a typical one, and compare it with another.',
  figure: {
    caption: 'A request waits for its slowest call: orders waits for payments, which takes two tries.',
    lanes: [
      { label: 'gateway', bars: [{ from: 2, to: 96, look: 'work' }] },
      { label: 'orders', bars: [{ from: 8, to: 92, look: 'work' }] },
      {
        label: 'payments',
        bars: [
          { from: 16, to: 44, look: 'fault', label: 'try 1' },
          { from: 44, to: 60, look: 'wait', label: 'waits' },
          { from: 60, to: 88, look: 'work', label: 'try 2' },
        ],
      },
    ],
  },
  settings: [],
  tries: [
    { scenario: 'payment-outage', words: 'Open the tab Traces after 22 s and choose one that failed.' },
    { scenario: 'tail-at-scale', words: 'Find the shard that a slow page waited for.' },
  ],
  related: ['deadline', 'health', 'hedge'],
};
