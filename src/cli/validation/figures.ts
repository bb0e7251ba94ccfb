import { OK } from '../../base/outcome';
import { CLIENT, NODE } from '../../sim/measure/layout';
import type { Figure } from './case';
import { SERVER } from './models';

/** What the rows measure, in the words of queueing theory. Where nothing is said it is about the node `server`. */

export const waitShare = (expected: number): Figure => ({
  what: 'P(wait)',
  expected,
  read: (range) => range.waitShare(SERVER),
});

export const wait = (expected: number, at = SERVER): Figure => ({
  what: at === SERVER ? 'mean wait, ms' : `mean wait at ${at}, ms`,
  expected,
  read: (range) => range.meanWait(at),
});

export const total = (expected: number, what = 'mean total, ms'): Figure => ({
  what,
  expected,
  read: (range) => range.meanTotal(SERVER),
});

export const percentile = (percent: number, expected: number): Figure => ({
  what: `p${percent} of the total, ms`,
  expected,
  read: (range) => range.totalQuantile(SERVER, percent / 100),
});

export const shed = (expected: number): Figure => ({
  what: 'rejected',
  expected,
  read: (range) => range.shedShare(SERVER),
});

export const throughput = (expected: number): Figure => ({
  what: 'throughput, 1/s',
  expected,
  read: (range) => range.throughput(SERVER),
});

/** How many are there, waiting or worked on. */
export const present = (expected: number): Figure => ({
  what: 'mean number present',
  expected,
  read: (range) => range.meanPresent(SERVER),
});

/** Of those who arrive at the server: how many end in the way that a counter of it counts. */
export const shareOf = (what: string, counter: number, expected: number): Figure => ({
  what,
  expected,
  read: (range) => range.node(SERVER, counter) / range.node(SERVER, NODE.arrived),
});

/** As the client sees it, the network and all calls further on included. */
export const answer = (expected: number, client = 'users'): Figure => ({
  what: client === 'users' ? 'mean total, ms' : `mean total of ${client}, ms`,
  expected,
  read: (range) => range.meanAnswer(client),
});

export const answerPercentile = (percent: number, expected: number): Figure => ({
  what: `p${percent} of the total, ms`,
  expected,
  read: (range) => range.answerQuantile('users', percent / 100),
});

export const answeredShare = (expected: number): Figure => ({
  what: 'success',
  expected,
  read: (range) => range.client('users', CLIENT.outcome + OK) / range.client('users', CLIENT.asked),
});
