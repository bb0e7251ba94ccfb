import type { GuideEntry } from '../guide-entry';

export const circuitBreaker: GuideEntry = {
  what: 'A breaker watches how calls end. When too many fail it opens and rejects every call at once, without sending it. After a while it is half-open: a few trials pass, and their outcome closes it or opens it again.',
  when: 'Before calls to something that can be down or slow for seconds, where an answer at once, even a refusal, is better than a caller that waits with a worker in its hands.',
  hurts:
    'A window that is too small opens it by chance, and one for many instances turns away calls that the healthy ones would have answered. A fallback inside hides the failures from it, so that it never opens.',
  figure: {
    caption:
      'The callee fails for a while. After three failures the breaker opens and rejects; a first trial fails, a second one succeeds, and the breaker is closed again.',
    lanes: [
      { label: 'Callee', bars: [{ from: 22, to: 66, look: 'fault', label: 'fails' }] },
      {
        label: 'Calls',
        marks: [
          ['served', 3],
          ['served', 10],
          ['served', 17],
          ['failed', 24],
          ['failed', 30],
          ['failed', 36],
          ['rejected', 42],
          ['rejected', 48],
          ['failed', 55],
          ['rejected', 61],
          ['rejected', 67],
          ['served', 75],
          ['served', 85],
          ['served', 93],
        ],
      },
      {
        label: 'Breaker',
        bars: [
          { from: 37, to: 53, look: 'open', label: 'open' },
          { from: 53, to: 57, look: 'half' },
          { from: 57, to: 73, look: 'open', label: 'open' },
          { from: 73, to: 77, look: 'half' },
        ],
      },
    ],
  },
  settings: ['tripOn', 'failureThreshold', 'failureRate', 'minimumCalls', 'openForMs', 'trialsPermitted'],
  tries: [
    {
      scenario: 'payment-outage',
      words: 'Open the gate of orders → payments at 25 s and read why it is open.',
    },
    {
      scenario: 'slow-calls',
      words: 'See which of three breakers notices a service that is slow and never fails.',
    },
    { scenario: 'breaker-order', words: 'Move the retry to the other side of the breaker, and compare.' },
  ],
  related: ['timeout', 'retry', 'fallback', 'outlier-ejection'],
};

export const retry: GuideEntry = {
  what: 'A retry makes a failed call again after a wait, up to a number of attempts. Backoff makes each wait longer than the one before, jitter draws it by lot, and a budget limits how many retries there may be beside the calls themselves.',
  when: 'For failures that pass by themselves within the time that the caller has: a lost message, an instance that has just gone, a callee that says when to come again.',
  hurts:
    'It multiplies the load exactly when there is too much of it: three attempts at each of three levels are 27 calls. Without a budget a system may stay down after the cause is gone. What is not idempotent may be done twice.',
  figure: {
    caption: 'Two attempts fail, each wait is longer than the one before, and the third attempt is answered.',
    lanes: [
      {
        label: 'Waits',
        bars: [
          { from: 17, to: 33, look: 'wait', label: 'wait' },
          { from: 45, to: 77, look: 'wait', label: 'twice as long' },
        ],
      },
      {
        label: 'Attempts',
        marks: [
          ['ask', 5],
          ['failed', 15],
          ['ask', 35],
          ['failed', 43],
          ['ask', 79],
          ['served', 90],
        ],
      },
    ],
  },
  settings: ['maxAttempts', 'backoff', 'initialDelayMs', 'factor', 'jitter', 'budget', 'onlyIdempotent'],
  tries: [
    { scenario: 'retry-storm', words: 'Watch a hang of ten seconds become an outage without an end.' },
    { scenario: 'retry-budget', words: 'Change the budget share while the storm goes on.' },
    { scenario: 'jitter-race', words: 'Compare how the losers of a race wait.' },
  ],
  related: ['circuit-breaker', 'timeout', 'idempotency-key', 'hedge'],
};

export const timeout: GuideEntry = {
  what: 'A timeout gives up on a call that takes too long. Inside of a retry each try has its own time; outside of it the time is for all tries and the waits between them.',
  when: 'On every call. Without one, a caller waits as long as the slowest thing that it depends on, and its workers with it.',
  hurts:
    'Giving up frees the caller and not the callee: the work goes on there and keeps its slots until it really ends. After a timeout nobody knows whether the work was done.',
  figure: {
    caption: 'The caller gives up after its time. The callee works on, and its late answer is thrown away.',
    lanes: [
      { label: 'Caller', bars: [{ from: 5, to: 50, look: 'wait', label: 'waits' }], marks: [['failed', 52]] },
      {
        label: 'Callee',
        bars: [{ from: 8, to: 84, look: 'work', label: 'works on' }],
        marks: [['late', 87]],
      },
    ],
  },
  settings: ['afterMs', 'withinDeadline'],
  tries: [
    { scenario: 'cascade', words: 'See how far a call without a sensible timeout reaches.' },
    {
      scenario: 'timed-out-step',
      words: 'Ask what a saga does when it does not know whether a step was done.',
    },
  ],
  related: ['deadline', 'retry', 'bulkhead', 'circuit-breaker'],
};

export const deadline: GuideEntry = {
  what: 'A deadline says until when an answer is of use to whoever asked first. It goes along with the request, so that every service on the way can stop working for nobody: queues drop what is late, and timeouts keep to the time that is left.',
  when: 'Where requests pass several services and may wait in queues: under overload a service without deadlines does only work that comes too late.',
  hurts:
    'It is only as good as the service that ignores it: work that was begun there goes on. A deadline that is too short for a slow day turns a slow system into one that answers nobody.',
  figure: {
    caption:
      'Work that begins before the deadline of its request is answered. What is still in the queue then is dropped, and costs nothing.',
    lanes: [
      {
        label: 'Request 1',
        bars: [
          { from: 4, to: 14, look: 'wait' },
          { from: 14, to: 40, look: 'work', label: 'work' },
        ],
        marks: [['served', 43]],
      },
      {
        label: 'Request 2',
        bars: [{ from: 10, to: 60, look: 'wait', label: 'waits' }],
        marks: [['rejected', 62]],
      },
      {
        label: 'Deadlines',
        marks: [
          ['ask', 52],
          ['ask', 60],
        ],
      },
    ],
  },
  settings: ['withinDeadline'],
  tries: [
    {
      scenario: 'deadline-propagation',
      words: 'Compare three chains that differ only in who heeds the deadline.',
    },
    { scenario: 'slow-leak', words: 'Restart the leaking service in time.' },
  ],
  related: ['timeout', 'bulkhead', 'retry', 'tracing'],
};
