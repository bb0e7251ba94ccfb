import type { GuideEntry } from '../guide-entry';

export const saga: GuideEntry = {
  what: 'A saga does in steps what no single transaction can: each step is asked of another service. When one is refused or fails in all its attempts, the saga turns back and undoes the steps before it by compensations, the last one first. After its pivot it only goes forward.',
  when: 'Where one thing that users want changes data in several services, and each of them keeps its own.',
  hurts:
    'Between the steps everybody sees half of it. A compensation can fail as well, and then a person has to decide. After a timeout it is not known whether a step was done, so steps and compensations have to bear being asked twice.',
  figure: {
    caption: 'Order and goods are done, the payment is declined, and both are undone in reverse.',
    lanes: [
      {
        label: 'Order',
        bars: [
          { from: 4, to: 20, look: 'work', label: 'placed' },
          { from: 80, to: 94, look: 'half', label: 'undone' },
        ],
      },
      {
        label: 'Goods',
        bars: [
          { from: 22, to: 40, look: 'work', label: 'reserved' },
          { from: 62, to: 78, look: 'half', label: 'undone' },
        ],
      },
      { label: 'Payment', bars: [{ from: 42, to: 56, look: 'wait' }], marks: [['failed', 58]] },
    ],
  },
  settings: ['compensates', 'deadEnd', 'deadlineMs', 'saves', 'refusedOn', 'answers', 'asksBy'],
  tries: [
    { scenario: 'order-saga', words: 'Open the tab Sagas and look at one that was declined.' },
    { scenario: 'compensation-fails', words: 'Decide about the sagas that are stuck.' },
    { scenario: 'pivot', words: 'See what a saga does that must not turn back.' },
  ],
  related: ['idempotency-key', 'retry', 'timeout', 'database-per-service'],
};

export const idempotencyKey: GuideEntry = {
  what: 'A request carries a key that stays the same however often it is sent. Who does the work remembers the keys of what it has done, and a request that comes again gets the first answer without its work being done twice.',
  when: 'For everything that changes something and may be sent again: by a retry, a hedge, a bus that delivers at least once, or a saga after a crash.',
  hurts:
    'The memory of keys has to be kept together with the effect: a service that forgets its keys in a crash does the work twice all the same.',
  figure: {
    caption:
      'The answer to the first request is lost. The second one has the same key, and nothing is done again.',
    lanes: [
      {
        label: 'Caller',
        marks: [
          ['ask', 5],
          ['failed', 42],
          ['ask', 50],
          ['served', 80],
        ],
      },
      {
        label: 'Payments',
        bars: [
          { from: 12, to: 34, look: 'work', label: 'charged' },
          { from: 57, to: 74, look: 'half', label: 'known' },
        ],
      },
    ],
  },
  settings: ['keepsKeys'],
  tries: [
    { scenario: 'crash-after-effect', words: 'See what the key saves when the answer never comes.' },
    { scenario: 'forgotten-keys', words: 'Count who is charged twice when keys are forgotten.' },
  ],
  related: ['retry', 'saga', 'hedge', 'aggregate'],
};

export const aggregate: GuideEntry = {
  what: 'An aggregate decides about commands by its own events and nothing else. Whoever handles a command loads it, decides, and appends what follows upon exactly the version that was loaded. Who was overtaken meanwhile loads and decides anew.',
  when: 'Where several may change the same thing at once and a rule must hold at every moment, as with the last piece in stock.',
  hurts:
    'When many want the same row most of their work is thrown away, and without jitter the losers meet again. Without the check nobody notices: the last one wins and an update is lost.',
  figure: {
    caption:
      'Two writers load the same version. The first append is taken; the second is a conflict and decided anew.',
    lanes: [
      {
        label: 'Writer 1',
        bars: [{ from: 5, to: 35, look: 'work', label: 'decides' }],
        marks: [['served', 38]],
      },
      {
        label: 'Writer 2',
        bars: [
          { from: 10, to: 46, look: 'work', label: 'decides' },
          { from: 60, to: 84, look: 'work', label: 'anew' },
        ],
        marks: [
          ['rejected', 49],
          ['served', 87],
        ],
      },
    ],
  },
  settings: ['checks', 'retries', 'initialDelayMs', 'jitterRatio', 'resends'],
  tries: [
    { scenario: 'conflicting-writers', words: 'Look at the conflicts in the log, and at the stock.' },
    { scenario: 'oversold', words: 'See what becomes of the stock when nobody checks.' },
  ],
  related: ['event-store', 'retry', 'idempotency-key'],
};

export const eventStore: GuideEntry = {
  what: 'An event store keeps what has happened, in one order, and never changes any of it. Each event is also the next one of its stream. Whoever appends says which version it expects, and is told of a conflict when another one was quicker.',
  when: 'Where it matters how things came to be as they are, and where others are to follow what happens.',
  hurts:
    'What is written stays, also what was wrong. To know how something stands, its events have to be read, and lists need a read model that lags behind.',
  figure: {
    caption: 'Events of two streams have one order. An append upon an old version is refused.',
    lanes: [
      {
        label: 'orders/1',
        marks: [
          ['message', 8],
          ['message', 30],
          ['message', 62],
          ['rejected', 78],
        ],
      },
      {
        label: 'orders/2',
        marks: [
          ['message', 20],
          ['message', 46],
          ['message', 90],
        ],
      },
      {
        label: 'The log',
        marks: [
          ['message', 8],
          ['message', 20],
          ['message', 30],
          ['message', 46],
          ['message', 62],
          ['message', 90],
        ],
      },
    ],
  },
  settings: ['maxEvents', 'maxStreamEvents', 'maxAppendEvents', 'maxReadEvents'],
  tries: [
    { scenario: 'order-saga', words: 'Open the tab Events, choose one, and drag the slider of its stream.' },
    { scenario: 'dual-write', words: 'See what is left when something fails between two databases.' },
  ],
  related: ['aggregate', 'read-model', 'saga'],
};

export const readModel: GuideEntry = {
  what: 'A read model is made of events, in their order, for one way of reading. It remembers how far it has come, so it can go on after a crash and be made anew beside the one that serves. Writing and reading are apart: that is CQRS.',
  when: 'Where reading wants another shape than writing: lists over many things, search, or data of several services in one answer.',
  hurts:
    'It lags: who reads right after a write may not see it, unless readers wait for their own write. An event that fails at every try stops it, or is parked and missing until it is replayed.',
  figure: {
    caption:
      'An event is written and shows a moment later. A reader in between does not see it; one that waits does.',
    lanes: [
      {
        label: 'Written',
        marks: [
          ['message', 15],
          ['message', 50],
        ],
      },
      {
        label: 'Shows',
        bars: [
          { from: 15, to: 34, look: 'wait', label: 'lag' },
          { from: 50, to: 76, look: 'wait', label: 'lag' },
        ],
        marks: [
          ['served', 36],
          ['served', 78],
        ],
      },
      {
        label: 'Reader',
        marks: [
          ['ask', 55],
          ['late', 62],
          ['ask', 82],
          ['served', 90],
        ],
      },
    ],
  },
  settings: ['reads', 'waitMs', 'checkpoint', 'batchEvents', 'pollMs', 'poison', 'retries'],
  tries: [
    { scenario: 'projection-lag', words: 'Let readers wait for their own writes.' },
    { scenario: 'rebuild', words: 'Make the read model anew while people read it.' },
    { scenario: 'enrichment', words: 'See what becomes of events that need somebody who is down.' },
  ],
  related: ['event-store', 'cache', 'database-per-service'],
};

export const databasePerService: GuideEntry = {
  what: 'Every database belongs to one service, and others get its data only by asking that service. A call that goes past the owner is marked on the canvas and in the inspector, for the policies of the owner do not stand between.',
  when: 'Always, where services are to be changed, slowed down and broken one without the other.',
  hurts:
    'No transaction spans two of them: writing to both leaves half of it when something fails between. What one query did before takes calls, a read model or a saga now.',
  figure: {
    caption: 'A report that reads a foreign database makes it slow, and its owner slow with it.',
    lanes: [
      { label: 'Report', bars: [{ from: 25, to: 75, look: 'fault', label: 'reads it all' }] },
      {
        label: 'Users',
        marks: [
          ['served', 6],
          ['served', 18],
          ['late', 42],
          ['failed', 58],
          ['late', 74],
          ['served', 88],
        ],
      },
    ],
  },
  settings: ['store'],
  tries: [
    { scenario: 'database-per-service', words: 'Find the call that crosses ownership.' },
    { scenario: 'dual-write', words: 'Write into two databases, and let something fail between.' },
  ],
  related: ['saga', 'read-model', 'event-store', 'bulkhead'],
};
