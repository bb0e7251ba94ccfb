/**
 * How likely each number of requests is in a system that moves up and down by one, at rates that depend on that number
 * alone: all the queues with exponential times and one kind of request. Rates are per second.
 */
export interface BirthDeath {
  readonly up: (count: number) => number;
  readonly down: (count: number) => number;
  /** The highest number; of an unbounded system one that is never reached. */
  readonly most: number;
}

export function stationary({ up, down, most }: BirthDeath): readonly number[] {
  const weights = [1];
  for (let count = 1; count <= most; count++) {
    weights.push((weights[count - 1] * up(count - 1)) / down(count));
  }
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The mean of a function of the number. */
function meanOver(shares: readonly number[], value: (count: number) => number): number {
  return shares.reduce((sum, share, count) => sum + share * value(count), 0);
}

export interface Station {
  /** Requests in a second, and how many of them a worker can serve in a second. */
  readonly rate: number;
  readonly serviceRate: number;
  readonly servers: number;
  /** How many may be there, those in service included. */
  readonly room: number;
  /** How many that still wait leave in a second, for each of them; and of those in service. */
  readonly leaveWaiting?: number;
  readonly leaveWorking?: number;
}

export interface StationFigures {
  readonly rejected: number;
  /** Of all that arrive: the share that leaves without an answer. */
  readonly left: number;
  readonly throughput: number;
  /** Of those who came in and, where nobody leaves early, of those who were served. In seconds. */
  readonly meanWait: number;
  readonly waitShare: number;
  readonly present: number;
  /** The chance that nobody is there. */
  readonly idle: number;
}

/** M/M/c/K, and M/M/c/K+M where requests leave early. */
export function stationFigures(station: Station): StationFigures {
  const { rate, serviceRate, servers, room, leaveWaiting = 0, leaveWorking = 0 } = station;
  const working = (count: number): number => Math.min(count, servers);
  const leaving = (count: number): number =>
    (count - working(count)) * leaveWaiting + working(count) * leaveWorking;
  const shares = stationary({
    up: () => rate,
    down: (count) => working(count) * serviceRate + leaving(count),
    most: room,
  });
  const rejected = shares[room];
  const admitted = rate * (1 - rejected);
  return {
    rejected,
    left: meanOver(shares, leaving) / rate,
    throughput: meanOver(shares, (count) => working(count) * serviceRate),
    meanWait: meanOver(shares, (count) => count - working(count)) / admitted,
    waitShare: meanOver(shares, (count) => (count >= servers && count < room ? 1 : 0)) / (1 - rejected),
    present: meanOver(shares, (count) => count),
    idle: shares[0],
  };
}

export interface ClosedStation {
  readonly users: number;
  readonly thinkMs: number;
  readonly serviceMs: number;
  readonly servers: number;
  readonly room: number;
}

/** A number of users who think, ask one station and wait: machine repair, and Engset's loss system without a queue. */
export function closedStation({ users, thinkMs, serviceMs, servers, room }: ClosedStation): {
  /** Of all that is asked; who is turned away thinks again. */
  readonly rejected: number;
  readonly throughput: number;
} {
  const asking = (count: number): number => ((users - count) * 1000) / thinkMs;
  const serving = (count: number): number => (Math.min(count, servers) * 1000) / serviceMs;
  const most = Math.min(users, room);
  const shares = stationary({ up: asking, down: serving, most });
  return {
    rejected: most < users ? (shares[most] * asking(most)) / meanOver(shares, asking) : 0,
    throughput: meanOver(shares, serving),
  };
}
