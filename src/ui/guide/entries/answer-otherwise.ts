import type { GuideEntry } from '../guide-entry';

export const cache: GuideEntry = {
  what: 'A cache remembers answers for a while, so that a call whose answer is known need not be made. It may serve a stale answer while one call renews it, or in place of a failure.',
  when: 'For what is read far more often than it changes, and where an answer that is some seconds old does no harm.',
  hurts:
    'In the moment in which a popular entry expires all who want it ask at once. A service that lives behind its cache may not survive without it. Old answers are wrong answers to somebody.',
  figure: {
    caption:
      'One call fills the cache, and others are answered from it until the entry expires and one asks anew.',
    lanes: [
      {
        label: 'Entry',
        bars: [
          { from: 12, to: 58, look: 'work', label: 'fresh' },
          { from: 76, to: 100, look: 'work', label: 'fresh' },
        ],
      },
      {
        label: 'From cache',
        marks: [
          ['served', 20],
          ['served', 32],
          ['served', 44],
          ['served', 54],
          ['served', 88],
        ],
      },
      {
        label: 'Calls made',
        marks: [
          ['ask', 4],
          ['served', 12],
          ['ask', 66],
          ['served', 76],
        ],
      },
    ],
  },
  settings: ['ttlMs', 'maxEntries', 'staleWhileRevalidateMs', 'staleIfErrorMs', 'ttlJitter'],
  tries: [
    { scenario: 'cache-stampede', words: 'Look at the second in which the entry expires.' },
    { scenario: 'stale-if-error', words: 'Let old prices stand in for a service that is down.' },
  ],
  related: ['single-flight', 'fallback', 'read-model'],
};

export const singleFlight: GuideEntry = {
  what: 'Of calls that ask for the same at the same time, one goes and the others wait for what it brings. Nothing is kept: who comes after the answer asks anew.',
  when: 'Behind a cache, so that an expired entry costs one call and not hundreds, and wherever many want the same at the same instant.',
  hurts:
    'All wait for one: if it hangs they all hang, unless newcomers join only a call that is young enough. With shared failures one bad answer is everybody’s.',
  figure: {
    caption:
      'Three callers want the same. The first call is made, the others wait for it, and all get its answer.',
    lanes: [
      {
        label: 'Caller 1',
        bars: [{ from: 6, to: 70, look: 'work', label: 'its call' }],
        marks: [['served', 73]],
      },
      {
        label: 'Caller 2',
        bars: [{ from: 22, to: 70, look: 'wait', label: 'waits for it' }],
        marks: [['served', 73]],
      },
      {
        label: 'Caller 3',
        bars: [{ from: 40, to: 70, look: 'wait', label: 'waits' }],
        marks: [['served', 73]],
      },
    ],
  },
  settings: ['joinForMs', 'shareErrors', 'maxWaiters', 'perUser'],
  tries: [
    { scenario: 'cache-stampede', words: 'Compare the site that lets one call fill the cache for all.' },
  ],
  related: ['cache', 'bulkhead', 'timeout'],
};

export const fallback: GuideEntry = {
  what: 'A fallback answers in place of a call that failed: with a fixed value, with the last good answer, or with what another service says. Whoever stands outside sees an answer, whoever stands inside has seen the failure.',
  when: 'Where something is better than nothing: a page without its suggestions, a price that is a minute old. Outside of the breaker, so that the breaker still counts the failures.',
  hurts:
    'Inside of a breaker or a retry it hides the outage from them: the breaker never opens. A wrong default may cost more than an honest error, and a fallback that is never exercised fails when it is needed.',
  figure: {
    caption: 'While the callee fails, callers get the fallback’s answer in place of the failure.',
    lanes: [
      { label: 'Callee', bars: [{ from: 30, to: 70, look: 'fault', label: 'fails' }] },
      {
        label: 'Calls',
        marks: [
          ['served', 8],
          ['served', 20],
          ['failed', 34],
          ['failed', 46],
          ['failed', 58],
          ['served', 76],
          ['served', 90],
        ],
      },
      {
        label: 'Callers get',
        marks: [
          ['served', 10],
          ['served', 22],
          ['fallback', 36],
          ['fallback', 48],
          ['fallback', 60],
          ['served', 78],
          ['served', 92],
        ],
      },
    ],
  },
  settings: ['kind', 'on', 'maxAgeMs', 'edge'],
  tries: [
    { scenario: 'fallbacks', words: 'Compare what pages can show in place of their suggestions.' },
    { scenario: 'fallback-order', words: 'Move the fallback outside of the breaker, and see it open.' },
  ],
  related: ['circuit-breaker', 'cache', 'timeout'],
};

export const hedge: GuideEntry = {
  what: 'A hedge makes a call again while the first attempt is still out, and takes whichever answer comes first. When it asks again is a fixed time, or what most of the recent calls took.',
  when: 'For reads whose latency has a long tail that differs from instance to instance or from call to call. Asked again at the 95th percentile, it costs some 5 % more calls.',
  hurts:
    'When all are slow together it only adds load; its budget is there for that. What is asked may be done twice, so it has to be idempotent.',
  figure: {
    caption:
      'The first attempt is slow. A second one is made beside it, answers first, and the first is given up.',
    lanes: [
      { label: 'Attempt 1', bars: [{ from: 5, to: 95, look: 'wait', label: 'slow' }] },
      {
        label: 'Attempt 2',
        bars: [{ from: 45, to: 66, look: 'work', label: 'quick' }],
        marks: [['served', 69]],
      },
    ],
  },
  settings: ['after', 'percentile', 'delayMs', 'maxHedges', 'budget', 'budgetShare'],
  tries: [
    { scenario: 'hedging', words: 'Read what the tail costs with and without hedges.' },
    { scenario: 'tail-at-scale', words: 'Add a hedge to the calls of a search that asks a hundred shards.' },
  ],
  related: ['retry', 'load-balancer', 'outlier-ejection', 'idempotency-key'],
};
