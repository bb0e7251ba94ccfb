import { msToNs } from '../../base/time';
import { NODE } from '../../sim/measure/layout';
import type { Distribution, EdgeModel, Model, NodeModel } from '../../sim/model';
import { observed, type Figure, type Span, type StatisticalCase } from './case';
import { present, shareOf, throughput } from './figures';
import { SERVER, constant, edge, exponential, node, requestType, system, timeout } from './models';
import { stationFigures } from './theory/birth-death';
import { shareThatLeaves } from './theory/fixed-patience';

/** Rows with callers who give up. Networks take no time, so the word of it comes at once. */

export function impatient(
  rate: number,
  patience: Distribution | null,
  giveUp: EdgeModel['giveUp'],
  more: Partial<NodeModel> = {},
  stack: EdgeModel['stack'] = [],
): Model {
  return system({
    ratePerSecond: rate,
    nodes: [node(SERVER, exponential(10), more)],
    edges: [edge('in', 'users', SERVER, { giveUp, stack })],
    users: { patience },
  });
}

const UNBOUNDED = 2000;
export const PATIENCE_SPAN = { warmUp: 20, measured: 300 };
export const abandoned = (expected: number): Figure => shareOf('abandoned', NODE.withdrawn, expected);

const Q46 = observed(
  'Q46',
  'M/M/1+M, 120 against 100, patience 100',
  impatient(120, exponential(100), 'cancel-waiting'),
  PATIENCE_SPAN,
  [abandoned(0.25283), throughput(89.661)],
);

/** Only who waits leaves, or also whoever is worked on: each leaves at the same rate, wherever it is. */
function leaving(rate: number, servers: number, patienceMs: number, alsoWorking: boolean): StatisticalCase {
  const leaveWaiting = 1000 / patienceMs;
  const leaveWorking = alsoWorking ? leaveWaiting : 0;
  const known = stationFigures({
    rate,
    serviceRate: 100,
    servers,
    room: UNBOUNDED,
    leaveWaiting,
    leaveWorking,
  });
  const model = impatient(rate, exponential(patienceMs), alsoWorking ? 'cancel' : 'cancel-waiting', {
    concurrency: servers,
  });
  const whose = alsoWorking ? 'also in service' : 'in the queue';
  const what = `M/M/${servers}+M, ${rate} against 100 each, patience ${patienceMs} ${whose}`;
  return observed('Q46', what, model, PATIENCE_SPAN, [
    abandoned(known.left),
    throughput(known.throughput),
    present(known.present),
  ]);
}

/** Patience that is always the same, as three parts of the world have it: all must lead to the same share. */
const FIXED_SPAN: Span = { warmUp: 20, measured: 600 };
const FIXED = shareThatLeaves(120, 10, 50);
const served = throughput(120 * (1 - FIXED));
const FIXED_PATIENCE: readonly StatisticalCase[] = [
  observed(
    'M/M/1+D',
    '120 against 100, patience 50',
    impatient(120, constant(50), 'cancel-waiting'),
    FIXED_SPAN,
    [abandoned(FIXED), served],
  ),
  observed(
    'M/M/1+D',
    '120 against 100, timeout after 50',
    impatient(120, null, 'cancel-waiting', {}, [timeout(50)]),
    FIXED_SPAN,
    [abandoned(FIXED), served],
  ),
  observed(
    'M/M/1+D',
    '120 against 100, dropped with less than 20 of 70 left',
    {
      ...impatient(120, null, 'abandon', { queue: { order: 'fifo', leastLeftNs: msToNs(20) } }),
      requestTypes: [requestType(70)],
    },
    FIXED_SPAN,
    [shareOf('dropped', NODE.expired, FIXED), served],
  ),
  observed(
    'M/M/1+D',
    '80 against 100, timeout after 30',
    impatient(80, null, 'cancel-waiting', {}, [timeout(30)]),
    FIXED_SPAN,
    [abandoned(shareThatLeaves(80, 10, 30))],
  ),
];

export const PATIENCE: readonly StatisticalCase[] = [
  Q46,
  leaving(120, 1, 100, true),
  leaving(480, 5, 40, false),
  leaving(300, 2, 30, true),
  ...FIXED_PATIENCE,
];
