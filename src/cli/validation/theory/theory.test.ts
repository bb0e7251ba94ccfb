import { describe, expect, it } from 'vitest';
import { msToNs, NS_PER_SECOND } from '../../../base/time';
import type { Distribution } from '../../../sim/model';
import { closedStation, stationFigures } from './birth-death';
import { shareThatLeaves } from './fixed-patience';
import { arrivalsUntil, meanPresent, presentAt } from './many-servers';
import { closedNetwork } from './mean-value-analysis';
import { momentsOf } from './moments';
import { evenArrivals, everyNth } from './regular-arrivals';
import {
  erlangQuantile,
  firstClassSquare,
  lossByPriority,
  meanWait,
  meanWaitsByPriority,
  mixtureQuantile,
  presentWithTwins,
  totalSquares,
} from './single-server';
import { keyShares, lostToConstantWork, lostToExponentialWork } from './write-races';

const exponential: Distribution = { kind: 'exponential', meanNs: msToNs(10) };
const constant: Distribution = { kind: 'constant', ns: msToNs(10) };
const UNBOUNDED = 2000;

/** The formulas against published figures, and against each other where two of them know the same system. */
describe('birth and death', () => {
  const figures = (rate: number, servers: number, room: number, leaveWaiting = 0) =>
    stationFigures({ rate, serviceRate: 100, servers, room, leaveWaiting });

  it('knows M/M/5', () => {
    expect(figures(400, 5, UNBOUNDED).waitShare).toBeCloseTo(0.55411, 5);
    expect(figures(400, 5, UNBOUNDED).meanWait).toBeCloseTo(0.0055411, 7);
  });

  it('knows M/M/5/5 and M/M/1/10', () => {
    expect(figures(500, 5, 5).rejected).toBeCloseTo(0.28487, 5);
    expect(figures(80, 1, 10).rejected).toBeCloseTo(0.023493, 6);
    expect(figures(80, 1, 10).meanWait).toBeCloseTo(0.027971, 6);
  });

  it('knows M/M/1+M', () => {
    expect(figures(120, 1, UNBOUNDED, 10).left).toBeCloseTo(0.25283, 5);
    expect(figures(120, 1, UNBOUNDED, 10).throughput).toBeCloseTo(89.661, 3);
  });

  it('lets nobody be lost: who is not served has left', () => {
    const { left, throughput } = stationFigures({
      rate: 120,
      serviceRate: 100,
      servers: 3,
      room: UNBOUNDED,
      leaveWaiting: 10,
      leaveWorking: 20,
    });
    expect(throughput).toBeCloseTo(120 * (1 - left), 8);
  });
});

describe('closed systems', () => {
  it('knows the network of three stations', () => {
    const { throughput, responseMs } = closedNetwork(20, 500, [10, 30, 20]);
    expect(throughput).toBeCloseTo(29.146, 3);
    expect(responseMs).toBeCloseTo(186.2, 2);
  });

  it('has one station as birth and death has it', () => {
    const one = closedStation({ users: 12, thinkMs: 50, serviceMs: 10, servers: 1, room: 12 });
    expect(one.throughput).toBeCloseTo(closedNetwork(12, 50, [10]).throughput, 8);
  });

  it("knows Engset's loss: one more user than servers is turned away by chance alone", () => {
    // Two users, one server: asking finds the other in service for service / (service + think) of the time.
    const two = closedStation({ users: 2, thinkMs: 30, serviceMs: 10, servers: 1, room: 1 });
    expect(two.rejected).toBeCloseTo(10 / 40, 8);
  });
});

describe('one server', () => {
  it('knows M/M/1 and M/D/1', () => {
    expect(meanWait(80, exponential)).toBeCloseTo(40, 8);
    expect(meanWait(50, constant)).toBeCloseTo(5, 8);
  });

  it.each<[Distribution, number, number]>([
    [{ kind: 'uniform', fromNs: 0, toNs: msToNs(20) }, 10, 400 / 3],
    [{ kind: 'erlang', meanNs: msToNs(10), shape: 4 }, 10, 125],
    [{ kind: 'pareto', leastNs: msToNs(7.5), alpha: 4 }, 10, 112.5],
    [{ kind: 'lognormal', mu: Math.log(1e7 * Math.SQRT1_2), sigma: Math.sqrt(Math.log(2)) }, 10, 200],
    [{ kind: 'mixture', usual: constant, rare: exponential, rareShare: 0.5 }, 10, 150],
  ])('knows the moments of %j', (law, mean, square) => {
    expect(momentsOf(law).mean).toBeCloseTo(mean, 8);
    expect(momentsOf(law).square).toBeCloseTo(square, 6);
  });

  it('keeps the mean wait over all priorities, and orders them', () => {
    const [high, low] = meanWaitsByPriority([40, 40], exponential);
    expect(high).toBeCloseTo(13.333, 3);
    expect((high + low) / 2).toBeCloseTo(40, 8);
  });

  it('has Takács for the mean square of the first class, and M/M/1 where there is no other', () => {
    // lambda E[S^3] / (3 (1 - own)) + lambda E[S^2] own E[S^2] / (2 (1 - own)^2), and then the service.
    const waitSquare = (0.08 * 6000) / (3 * 0.6) + (0.08 * 200 * 0.04 * 200) / (2 * 0.36);
    expect(firstClassSquare([40, 40], 10)).toBeCloseTo(waitSquare + (2 * 10 * 8) / 0.6 + 200, 8);
    expect(firstClassSquare([50], 10)).toBeCloseTo(totalSquares(50, 10).fifo, 8);
  });

  it('loses as many by priority as without, and fewer of the first', () => {
    const [first, second] = lossByPriority([40, 40], 100, 9);
    expect((first + second) / 2).toBeCloseTo(0.023493, 6);
    expect(first).toBeLessThan(second / 100);
  });

  it('has the mean square of an exponential total for FIFO, and more for LIFO', () => {
    const { fifo, lifo } = totalSquares(50, 10);
    expect(fifo).toBeCloseTo(2 * 20 * 20, 8);
    expect(lifo - fifo).toBeCloseTo(400, 8);
  });

  it('has M/M/1 for no twins', () => {
    expect(presentWithTwins(80, 10, 0)).toBeCloseTo(4, 8);
  });

  it('has M/M/1 for a mixture of equals, and less for a steadier service', () => {
    expect(mixtureQuantile(80, 10, 10.000001, 0.5, 0.95)).toBeCloseTo(149.79, 1);
    expect(erlangQuantile(80, 10, 0.95)).toBeLessThan(149.79);
    expect(mixtureQuantile(50, 5, 55, 0.1, 0.95)).toBeGreaterThan(59.915);
  });
});

describe('arrivals that are no Poisson process', () => {
  it('has M/M/1 for every first', () => {
    expect(everyNth(80, 1, 10).meanTotal).toBeCloseTo(50, 6);
    expect(everyNth(80, 1, 10).quantile(0.95)).toBeCloseTo(149.79, 2);
  });

  it('comes near to even distances with every thousandth', () => {
    expect(everyNth(80_000, 1000, 10).meanWait).toBeCloseTo(evenArrivals(12.5, 10).meanWait, 1);
  });
});

describe('fixed patience', () => {
  it('is a loss system when there is none, and loses the overload when it is endless', () => {
    expect(shareThatLeaves(120, 10, 0)).toBeCloseTo(120 / 220, 8);
    expect(shareThatLeaves(120, 10, 5000)).toBeCloseTo(1 - 100 / 120, 8);
    expect(shareThatLeaves(100, 10, 100)).toBeCloseTo(1 / 12, 8);
  });
});

describe('many servers', () => {
  const at = (second: number, rate: number, rateAtEnd = rate) => ({
    from: second * NS_PER_SECOND,
    rate,
    rateAtEnd,
  });

  it('fills like 1 - exp(-t), and follows a ramp one service time behind', () => {
    expect(presentAt([at(0, 100)], 2, 2)).toBeCloseTo(200 * (1 - Math.exp(-1)), 8);
    const ramp = [at(0, 0, 1000), at(100, 0)];
    expect(presentAt(ramp, 2, 90)).toBeCloseTo(2 * (900 - 20), 6);
  });

  it('has the mean of what it has at each moment', () => {
    const profile = [at(0, 50, 150), at(10, 400), at(12, 0)];
    const moments = Array.from({ length: 4000 }, (_, index) => 8 + (index + 0.5) / 800);
    const mean = moments.reduce((sum, moment) => sum + presentAt(profile, 1.5, moment), 0) / 4000;
    expect(meanPresent(profile, 1.5, 8, 13)).toBeCloseTo(mean, 3);
    expect(arrivalsUntil(profile, 11)).toBeCloseTo(1400, 8);
  });
});

describe('races of writes', () => {
  it('are a loss system of one for constant work', () => {
    expect(lostToConstantWork(50, 10)).toBeCloseTo(1 / 3, 8);
  });

  it('have a chain with resets for exponential work', () => {
    // n that may still win: one more at the rate of arrivals, none at n times the rate of the work.
    const [lambda, mu] = [50, 100];
    const weights = [1];
    for (let n = 1; n < 100; n++) weights.push((weights[n - 1] * lambda) / (lambda + n * mu));
    const sum = weights.reduce((all, weight) => all + weight, 0);
    const wins = weights.reduce((all, weight, n) => all + (weight / sum) * n * mu, 0);
    expect(lostToExponentialWork(50, 10)).toBeCloseTo(1 - wins / lambda, 6);
  });

  it('know the law of the keys', () => {
    keyShares(3, 1).forEach((share, index) => expect(share).toBeCloseTo([6, 3, 2][index] / 11, 10));
  });
});
