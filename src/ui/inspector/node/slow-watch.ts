import { NS_PER_SECOND, type Time } from '../../../base/time';
import type { InstanceDetail } from '../../../worker/protocol';

/** An instance stands out from here on; with few answers only when luck cannot explain it. */
const STANDS_OUT = 2;
/** So many times the error of a mean of times that are drawn exponentially: most have a longer tail than that. */
const BEYOND_LUCK = 6;
/** What was seen so many simulated seconds ago counts a third. */
const FADES_AFTER = 4;

interface Answers {
  /** How many there were, and the sum of their times; what is long ago counts less. */
  readonly count: number;
  readonly sumMs: number;
}

/**
 * Watches for the one slow copy among many, which fails no check and yet spoils its share of all requests: how many
 * times as long as the median of the others each instance takes, where that stands out. A single second with few
 * answers says little, so it remembers some.
 */
export class SlowWatch {
  private time: Time = -Infinity;
  private answers = new Map<number, Answers>();

  /** Reading the same moment again changes nothing; a moment before the last one begins anew. */
  read(instances: readonly InstanceDetail[], now: Time): (number | undefined)[] {
    if (now < this.time) this.answers.clear();
    if (now !== this.time)
      this.take(instances, now < this.time ? Infinity : (now - this.time) / NS_PER_SECOND);
    this.time = now;
    return instances.map(({ number, state, hung }) =>
      state === 'up' && !hung ? this.slownessOf(number, instances) : undefined,
    );
  }

  private take(instances: readonly InstanceDetail[], passed: number): void {
    const kept = Math.exp(-passed / FADES_AFTER);
    for (const { number, rate, meanMs } of instances) {
      const { count, sumMs } = this.answers.get(number) ?? { count: 0, sumMs: 0 };
      // Figures are of the last second, however long ago the last reading is.
      const fresh = meanMs >= 0 ? rate * Math.min(1, passed) : 0;
      this.answers.set(number, {
        count: count * kept + fresh,
        sumMs: sumMs * kept + (fresh > 0 ? fresh * meanMs : 0),
      });
    }
  }

  private slownessOf(number: number, instances: readonly InstanceDetail[]): number | undefined {
    const others = instances.filter((other) => other.number !== number);
    const times = this.meanOf(number) / median(others.map((other) => this.meanOf(other.number)));
    const count = this.answers.get(number)?.count ?? 0;
    return times >= Math.max(STANDS_OUT, 1 + BEYOND_LUCK / Math.sqrt(count)) ? times : undefined;
  }

  private meanOf(number: number): number {
    const { count, sumMs } = this.answers.get(number) ?? { count: 0, sumMs: 0 };
    return sumMs / count;
  }
}

/** Of those that are known; NaN when none is. */
function median(values: readonly number[]): number {
  const known = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  const [low, high] = [known[(known.length - 1) >> 1], known[known.length >> 1]];
  return known.length === 0 ? NaN : (low + high) / 2;
}

/** The slow ones in a sentence; undefined when all are alike. */
export function slowSentence(
  instances: readonly InstanceDetail[],
  slower: readonly (number | undefined)[],
): string | undefined {
  const slow = instances.flatMap(({ number }, index) => {
    const times = slower[index];
    return times === undefined ? [] : [{ number, times }];
  });
  if (slow.length === 0) return undefined;
  const least = timesText(Math.min(...slow.map(({ times }) => times)));
  if (slow.length === 1) return `Instance ${slow[0].number} takes ${least} as long as the others.`;
  const named = slow.map(({ number }) => number).join(', ');
  return `Instances ${named} take at least ${least} as long as the others.`;
}

/** "5.1×", "12×" */
export function timesText(times: number): string {
  return `${times < 9.95 ? times.toFixed(1) : Math.round(times)}×`;
}
