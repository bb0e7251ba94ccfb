import type { SettingFields, SettingsOf } from '../base/settings';
import { dataFields } from './data-settings';
import { LONGEST_WORK_MS } from './run-settings';
import { transportFields } from './transport-settings';

/**
 * The plain settings of the parts of a scenario, declared as those of the patterns are: the parser and the forms
 * read the same lines, and whatever a file leaves out takes its default from here.
 */

/** What a node that answers can carry. */
export const capacityFields = {
  instances: {
    kind: 'integer',
    label: 'Instances',
    help: 'How many copies run; callers take turns among them.',
    unit: 'instances',
    min: 1,
    max: 100,
    default: 1,
  },
  concurrency: {
    kind: 'integer',
    label: 'Workers',
    help: 'How many requests each instance works on at once.',
    unit: 'requests',
    min: 1,
    max: 100_000,
    default: 16,
  },
  crowding: {
    kind: 'number',
    label: 'Crowding',
    help: 'By which share of it the work grows for each other request that the instance is working on: at 0.01 a hundred others double it.',
    unit: '× work',
    min: 0,
    max: 10,
    default: 0,
  },
  holdsWorker: {
    kind: 'flag',
    label: 'Waits with its worker',
    help: 'Whether a request keeps its worker while it waits for calls to other nodes.',
    default: true,
  },
} as const satisfies SettingFields;

/** Who waits for a worker, and in which order. */
export const queueFields = {
  queueRoom: {
    kind: 'integer',
    label: 'Room',
    help: 'How many requests may wait at each instance; one more is shed. 0 lets none wait.',
    unit: 'requests',
    min: 0,
    max: 1_000_000,
    default: 64,
  },
  queueOrder: {
    kind: 'choice',
    label: 'Next is',
    help: 'Who gets the next free worker. By priority, a full queue sheds the least important request.',
    options: [
      { value: 'fifo', label: 'the oldest request' },
      { value: 'lifo', label: 'the newest request' },
      { value: 'priority', label: 'the most important request' },
    ],
    default: 'fifo',
  },
  retryAfterMs: {
    kind: 'duration',
    label: 'Asks to come again after',
    help: 'What a request that is shed is told; retries that obey it wait for so long. 0 says nothing.',
    min: 0,
    max: LONGEST_WORK_MS,
    default: 0,
  },
  dropsLate: {
    kind: 'flag',
    label: 'Drops what is too late',
    help: 'A request whose turn comes with too little left of its deadline, or of the timeouts of its callers, is dropped.',
    default: false,
  },
  neededMs: {
    kind: 'duration',
    label: 'Time needed',
    help: 'How much must be left when the turn comes; 0 drops only what is over.',
    min: 0,
    max: LONGEST_WORK_MS,
    default: 0,
    when: { field: 'dropsLate', is: [true] },
  },
} as const satisfies SettingFields;

export const ERROR_CLASSES = [
  { value: 'error', label: 'an error of the server' },
  { value: 'unavailable', label: 'nobody there' },
  { value: 'invalid', label: 'a wrong request' },
] as const;

/** How the work of a node fails without any fault. */
export const failureFields = {
  errorRate: {
    kind: 'ratio',
    label: 'Error rate',
    help: 'The share of requests that fail after the work is done, without any fault.',
    min: 0,
    max: 1,
    default: 0,
  },
  errorClass: {
    kind: 'choice',
    label: 'Answers them as',
    help: 'How these requests fail. A wrong request is not tried again and does not count against the callee.',
    options: ERROR_CLASSES,
    default: 'error',
  },
  firstWriteWins: {
    kind: 'flag',
    label: 'First write wins',
    help: 'Of the requests with one key that are worked on at the same time only the first to end succeeds; the others are told of the conflict.',
    default: false,
  },
} as const satisfies SettingFields;

/** How instances come and go. */
export const lifecycleFields = {
  startupMs: {
    kind: 'duration',
    label: 'Startup',
    help: 'From its start until an instance takes its first request: after a crash, or when more instances are asked for.',
    min: 0,
    max: LONGEST_WORK_MS,
    default: 1000,
  },
  warmUpMs: {
    kind: 'duration',
    label: 'Warm-up',
    help: 'How long a fresh instance stays slow; it gets faster evenly.',
    min: 0,
    max: LONGEST_WORK_MS,
    default: 0,
  },
  coldFactor: {
    kind: 'number',
    label: 'Slow at first by',
    help: 'How many times as long the first work of a fresh instance takes.',
    unit: 'times',
    min: 1,
    max: 100,
    default: 3,
  },
  drainMs: {
    kind: 'duration',
    label: 'Drain time',
    help: 'How long an instance that is to stop may finish what it has. 0 stops it at once.',
    min: 0,
    max: LONGEST_WORK_MS,
    default: 10_000,
  },
  noticedAfterMs: {
    kind: 'duration',
    label: 'Crash noticed after',
    help: 'How long callers still try an instance that has crashed, before they take their turns among the others.',
    min: 0,
    max: LONGEST_WORK_MS,
    default: 1000,
  },
} as const satisfies SettingFields;

/** A node that answers: service, gateway or database. */
export const workFields = {
  ...capacityFields,
  ...queueFields,
  ...failureFields,
  ...lifecycleFields,
  ...transportFields,
  ...dataFields,
} as const satisfies SettingFields;

/** How a client asks. */
export const clientFields = {
  load: {
    kind: 'choice',
    label: 'Asks',
    help: 'Requests from outside come whatever becomes of those before. A user waits for the end of a request and thinks before the next.',
    options: [
      { value: 'open', label: 'at a rate' },
      { value: 'closed', label: 'as users who wait' },
    ],
    default: 'open',
  },
  ratePerSecond: {
    kind: 'number',
    label: 'Rate',
    help: 'Requests a second on average.',
    unit: 'per second',
    min: 0,
    max: 100_000,
    default: 10,
    when: { field: 'load', is: ['open'] },
  },
  spacing: {
    kind: 'choice',
    label: 'Gaps',
    help: 'Whether the gaps between requests are drawn by lot, as those of many independent people are, or all alike.',
    options: [
      { value: 'poisson', label: 'by lot (Poisson)' },
      { value: 'even', label: 'all alike' },
    ],
    default: 'poisson',
    when: { field: 'load', is: ['open'] },
  },
  users: {
    kind: 'integer',
    label: 'Users',
    help: 'How many users there are. Each has one request at a time.',
    unit: 'users',
    min: 0,
    max: 20_000,
    default: 10,
    when: { field: 'load', is: ['closed'] },
  },
} as const satisfies SettingFields;

/** What of the requests of a client is of one type. */
export const mixFields = {
  weight: {
    kind: 'number',
    label: 'Weight',
    help: 'How often it is asked for next to the others: twice the weight is twice as often, and 0 is never.',
    min: 0,
    max: 1_000_000,
    default: 1,
  },
} as const satisfies SettingFields;

/** The run as a whole. */
export const requestTypeFields = {
  deadlineMs: {
    kind: 'duration',
    label: 'Deadline',
    help: 'A request answered later than this counts as late; 0 means that it never does.',
    min: 0,
    max: LONGEST_WORK_MS,
    default: 0,
  },
  priority: {
    kind: 'integer',
    label: 'Priority',
    help: 'Higher is more important.',
    min: 0,
    max: 255,
    default: 0,
  },
  keys: {
    kind: 'integer',
    label: 'Keys',
    help: 'How many different business keys its requests have; 0 means none.',
    unit: 'keys',
    min: 0,
    max: 1_000_000_000,
    default: 0,
  },
  keySkew: {
    kind: 'number',
    label: 'Key skew',
    help: 'How much more often the first keys come than the others (Zipf): 0 is even, 1 is what popular things look like.',
    min: 0,
    max: 5,
    default: 0,
  },
  users: {
    kind: 'integer',
    label: 'Users',
    help: 'How many different users make its requests, drawn evenly; 0 means none. Users who wait are users already.',
    unit: 'users',
    min: 0,
    max: 1_000_000_000,
    default: 0,
  },
} as const satisfies SettingFields;

export const edgeFields = {
  giveUp: {
    kind: 'choice',
    label: 'Giving up',
    help: 'What giving up a sent call does to the work at the callee.',
    options: [
      { value: 'abandon', label: 'nothing: the work goes on' },
      { value: 'cancel', label: 'a message stops the work' },
      { value: 'cancel-waiting', label: 'a message takes it out of the queue' },
    ],
    default: 'abandon',
  },
  jitterMs: {
    kind: 'duration',
    label: 'Jitter',
    help: 'A message takes up to this much longer, drawn evenly.',
    min: 0,
    max: 60_000,
    default: 0,
  },
  lossRate: {
    kind: 'ratio',
    label: 'Loss',
    help: 'The share of messages that are lost on the way, requests and answers alike.',
    min: 0,
    max: 1,
    default: 0,
  },
  duplicateRate: {
    kind: 'ratio',
    label: 'Duplicates',
    help: 'The share of requests that arrive twice. The callee does the work twice.',
    min: 0,
    max: 1,
    default: 0,
  },
  lostAfterMs: {
    kind: 'duration',
    label: 'Dead after',
    help: 'When a message was lost and no timeout comes first: how long until the caller takes the connection for dead.',
    min: 1,
    max: LONGEST_WORK_MS,
    default: 60_000,
  },
} as const satisfies SettingFields;

export const networkFields = {
  betweenZonesMs: {
    kind: 'duration',
    label: 'Between zones',
    help: 'How much longer a message takes between two zones than within one.',
    min: 0,
    max: 60_000,
    default: 1,
  },
} as const satisfies SettingFields;

export type WorkSettings = SettingsOf<typeof workFields>;
export type ClientSettings = SettingsOf<typeof clientFields>;
export type RequestTypeSettings = SettingsOf<typeof requestTypeFields>;
export type EdgeSettings = SettingsOf<typeof edgeFields>;
export type NetworkSettings = SettingsOf<typeof networkFields>;
