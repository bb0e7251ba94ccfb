import { NO_ANSWER, OK } from '../../base/outcome';
import { NS_PER_MS, msToNs } from '../../base/time';
import { CLIENT, EDGE, NODE } from '../../sim/measure/layout';
import type { Distribution, EdgeModel, LayerModel, Model } from '../../sim/model';
import { observed, type Figure, type StatisticalCase } from './case';
import { answer, answerPercentile, answeredShare, present, wait } from './figures';
import {
  SERVER,
  ample,
  constant,
  edge,
  exponential,
  immediateRetry,
  networkFault,
  node,
  system,
} from './models';
import { presentWithTwins } from './theory/single-server';

/** Rows about what happens to messages on their way. Requests and answers are lost alike. */

export const LOSSY_SPAN = { warmUp: 2, measured: 100 };
const TEN = constant(10);

export function lossy(network: Partial<EdgeModel>, stack: readonly LayerModel[] = [], service = TEN): Model {
  return system({
    ratePerSecond: 500,
    nodes: [ample(SERVER, service)],
    edges: [edge('in', 'users', SERVER, { ...network, stack })],
  });
}

const arrivalsOfEach = (expected: number): Figure => ({
  what: 'arrivals of a message sent',
  expected,
  read: (range) => range.node(SERVER, NODE.arrived) / range.edge('in', EDGE.sent),
});
const sentOfEach = (expected: number): Figure => ({
  what: 'calls a request',
  expected,
  read: (range) => range.edge('in', EDGE.sent) / range.client('users', CLIENT.asked),
});
const callShare = (what: string, outcome: number, expected: number): Figure => ({
  what,
  expected,
  read: (range) => range.callShare('in', outcome),
});
const meanCall = (expected: number): Figure => ({
  what: 'mean duration of a call, ms',
  expected,
  read: (range) => range.edge('in', EDGE.callNs) / range.edge('in', EDGE.calls) / NS_PER_MS,
});

/** Both messages must come through. The caller of a lost one waits until it takes the connection for dead. */
const loss = observed(
  'network',
  'loss 0.1 each way, 10 ms of work, dead after 100 ms',
  lossy({ lossRate: 0.1, lostAfterNs: msToNs(100) }),
  LOSSY_SPAN,
  [
    callShare('answered', OK, 0.81),
    callShare('lost', NO_ANSWER, 0.19),
    arrivalsOfEach(0.9),
    meanCall(0.1 * 100 + 0.09 * (10 + 100) + 0.81 * 10),
  ],
);

function retriesOverLoss(lossRate: number, attempts: number): StatisticalCase {
  const failure = 1 - (1 - lossRate) * (1 - lossRate);
  const model = lossy({ lossRate, lostAfterNs: msToNs(50) }, [immediateRetry(attempts)]);
  return observed('network', `loss ${lossRate} each way, at most ${attempts} attempts`, model, LOSSY_SPAN, [
    sentOfEach((1 - failure ** attempts) / (1 - failure)),
    answeredShare(1 - failure ** attempts),
    arrivalsOfEach(1 - lossRate),
  ]);
}

/** What edges and faults take is taken in turn: a message must escape each. */
const lossOfFault = observed(
  'network',
  'loss 0.1, and a fault that loses 0.2 of the answers',
  {
    ...lossy({ lossRate: 0.1, lostAfterNs: msToNs(50) }),
    faults: [networkFault('answers', ['in'], 0, 10_000_000, { lossRate: 0.2, direction: 'back' })],
  },
  LOSSY_SPAN,
  [arrivalsOfEach(0.9), callShare('answered', OK, 0.9 * 0.9 * 0.8)],
);

const doubled = observed('network', 'a quarter arrives twice', lossy({ duplicateRate: 0.25 }), LOSSY_SPAN, [
  arrivalsOfEach(1.25),
]);

const doubledAndLost = observed(
  'network',
  'loss 0.1, of the others a quarter arrives twice',
  lossy({ lossRate: 0.1, duplicateRate: 0.25, lostAfterNs: msToNs(50) }),
  LOSSY_SPAN,
  [arrivalsOfEach(0.9 * 1.25), callShare('answered', OK, 0.81)],
);

/** Both of two come at the same instant, and each takes a time of its own. */
function twins(rate: number, share: number): StatisticalCase {
  const model = system({
    ratePerSecond: rate,
    nodes: [node(SERVER, exponential(10))],
    edges: [edge('in', 'users', SERVER, { duplicateRate: share })],
  });
  const expected = presentWithTwins(rate, 10, share);
  const arrivals = (rate * (1 + share)) / 1000;
  return observed('network', `M^X/M/1, ${rate} against 100, ${share} come twice`, model, TWINS_SPAN, [
    present(expected),
    wait(expected / arrivals - 10),
  ]);
}
const TWINS_SPAN = { warmUp: 40, measured: 1200 };

/** Evenly up to 4 ms longer, each way by itself: together a triangle from 20 to 28 ms. */
const jitter = observed(
  'network',
  '5 ms and up to 4 ms of jitter each way, 10 ms of work',
  lossy({ latency: constant(5), jitterNs: msToNs(4) }),
  LOSSY_SPAN,
  [answer(24), answerPercentile(50, 24), answerPercentile(95, 28 - Math.sqrt(1.6))],
);

/** Out, work and back, exponential all three: Erlang. */
const THIRD: Distribution = exponential(10);
const threeHops = observed(
  'network',
  'exponential 10 ms out, of work, and back',
  lossy({ latency: THIRD }, [], THIRD),
  LOSSY_SPAN,
  [answer(30), answerPercentile(50, 26.741), answerPercentile(95, 62.958)],
);

export const NETWORKS: readonly StatisticalCase[] = [
  loss,
  retriesOverLoss(0.1, 3),
  retriesOverLoss(0.3, 4),
  lossOfFault,
  doubled,
  doubledAndLost,
  twins(50, 0.2),
  twins(40, 0.8),
  jitter,
  threeHops,
];
