import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';

/** One call in a hundred is slow; whoever makes a hundred calls for one page is slow most of the time. */
const WHOLE = { fromMs: 2000, toMs: 60_000 };

export const tailAtScale = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'tail-at-scale',
  name: 'The tail at scale',
  question: 'A server answers 99 calls of 100 quickly. How many pages are quick that ask a hundred of them?',
  watch: [
    'A search asks a hundred shards side by side and waits for the slowest; a lookup asks one.',
    'One call in a hundred takes a second: of the lookups 1 % are late.',
    'Of the searches 63 % are late: all hundred calls are quick with a chance of 0.99 to the hundredth power, 37 %.',
    'No shard is overloaded, and none is worse than the others: compare the instances.',
  ],
  tags: ['fan-out', 'tail latency'],
  notes: 'The figure is that of Dean and Barroso, The Tail at Scale, 2013: 63 %, to be exact 63.397 %.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  requestTypes: [
    { id: 'search', name: 'Search', method: 'GET', path: '/search', deadlineMs: 200 },
    { id: 'lookup', name: 'Look up one', method: 'GET', path: '/lookup', deadlineMs: 200 },
  ],
  nodes: [
    {
      kind: 'client',
      id: 'searches',
      name: 'searches',
      position: { x: 0, y: 0 },
      ratePerSecond: 40,
      mix: [{ requestType: 'search', edge: 'ask', weight: 1 }],
    },
    {
      kind: 'client',
      id: 'lookups',
      name: 'lookups',
      position: { x: 0, y: 200 },
      ratePerSecond: 200,
      mix: [{ requestType: 'lookup', edge: 'one', weight: 1 }],
    },
    {
      kind: 'service',
      id: 'root',
      name: 'search root',
      position: { x: 240, y: 0 },
      concurrency: 512,
      queueRoom: 512,
      latency: { kind: 'constant', ms: 1 },
      plan: [Array.from({ length: 100 }, () => 'hundred')],
    },
    {
      kind: 'service',
      id: 'shards',
      name: 'shards',
      position: { x: 500, y: 100 },
      instances: 100,
      concurrency: 32,
      queueRoom: 32,
      latency: {
        kind: 'mixture',
        usual: { kind: 'lognormal', medianMs: 10, p95Ms: 20 },
        rare: { kind: 'constant', ms: 1000 },
        rareShare: 0.01,
      },
    },
  ],
  edges: [
    { id: 'ask', from: 'searches', to: 'root' },
    { id: 'one', from: 'lookups', to: 'shards' },
    { id: 'hundred', from: 'root', to: 'shards' },
  ],
  expect: [
    measured('searches-late', 'late-share', WHOLE, { atLeast: 0.58, atMost: 0.69 }, { client: 'searches' }),
    measured('lookups-late', 'late-share', WHOLE, { atLeast: 0.005, atMost: 0.015 }, { client: 'lookups' }),
    measured('shards-calm', 'utilisation', WHOLE, { atMost: 0.1 }, { node: 'shards' }),
    measured('median-slow', 'latency', WHOLE, { atLeast: 900, percentile: 50 }, { client: 'searches' }),
    measured('usual-quick', 'latency', WHOLE, { atMost: 40, percentile: 95 }, { client: 'lookups' }),
  ],
};
