import { NEVER, NS_PER_MS, type Time } from '../../base/time';
import type { RateLimiterSettings } from './settings';

interface Call {
  readonly units: number;
  readonly start: Time;
}

export interface Answer {
  /** -1 when rejected. */
  readonly wait: number;
  readonly remaining: number;
  readonly resetAt: Time;
  readonly retryAt: Time;
}

/**
 * What one key has done, as a list of its calls, and what follows from it by the definition of each algorithm in
 * integers of any length. Instants are found by trying, halving the time in which room can appear.
 */
class History {
  calls: Call[] = [];
  askedAt: Time = 0;
  /** Buckets: units x window in the bucket after the last call, and when that was. */
  private level = 0n;
  private levelAt: Time = 0;

  constructor(private settings: RateLimiterSettings) {}

  hasRoom(at: Time, units: number): boolean {
    const { settings } = this;
    if (isBucket(settings)) return this.levelOf(at) + big(units) * big(windowOf(settings)) <= this.full();
    if (settings.algorithm !== 'sliding-counter') return this.counted(at) + units <= settings.limit;
    const window = windowOf(settings);
    const [current, before] = this.twoWindows(at);
    const share = big(before) * big(window - (at % window));
    return share + big(current + units) * big(window) <= big(settings.limit) * big(window);
  }

  /** The first instant from `now` on, and not before calls that wait, at which there is room. */
  opensAt(now: Time, units: number): Time {
    const from = isQueue(this.settings) ? now : Math.max(now, this.newestStart());
    if (this.hasRoom(from, units)) return from;
    let step = 1;
    while (!this.hasRoom(from + step, units)) step *= 2;
    let closed = from + Math.floor(step / 2);
    let open = from + step;
    while (open - closed > 1) {
      const middle = Math.floor((closed + open) / 2);
      if (this.hasRoom(middle, units)) open = middle;
      else closed = middle;
    }
    return open;
  }

  startsAt(opens: Time): Time {
    if (!isQueue(this.settings)) return opens;
    return opens + Number(quotientUp(this.levelOf(opens), big(this.settings.limit)));
  }

  add(units: number, asked: Time, start: Time): void {
    this.level = this.levelOf(asked) + big(units) * big(windowOf(this.settings));
    this.levelAt = asked;
    this.calls.push({ units, start });
  }

  isIdle(now: Time): boolean {
    return this.opensAt(now, capacityOf(this.settings)) === now;
  }

  idleAt(now: Time): Time {
    return this.opensAt(now, capacityOf(this.settings));
  }

  /** The most units for which there is room at once, found by halving. */
  remaining(now: Time): number {
    let fits = 0;
    let more = capacityOf(this.settings) + 1;
    while (more - fits > 1) {
      const middle = Math.floor((fits + more) / 2);
      if (this.opensAt(now, middle) === now) fits = middle;
      else more = middle;
    }
    return fits;
  }

  /** Whole units in use, when no call waits. */
  used(now: Time): number {
    const { settings } = this;
    if (isBucket(settings)) return Number(quotientUp(this.levelOf(now), big(windowOf(settings))));
    if (settings.algorithm !== 'sliding-counter') return this.counted(now);
    const window = windowOf(settings);
    const [current, before] = this.twoWindows(now);
    return current + Number(quotientUp(big(before) * big(window - (now % window)), big(window)));
  }

  /** Returns the units that the new settings have no memory for. */
  adapt(after: RateLimiterSettings, now: Time): number {
    const before = this.settings;
    const used = this.used(now);
    const recent = this.calls.filter((call) => call.start > now - windowOf(before));
    const firstStart = this.windowStart(now);
    this.settings = after;
    const tooMany = after.algorithm === 'sliding-log' ? Math.max(0, used - after.limit) : 0;
    if (isBucket(before) && isBucket(after)) {
      this.rescale(before, now);
    } else if (before.algorithm !== after.algorithm) {
      this.restart(used - tooMany, now, now);
    } else if (after.algorithm === 'sliding-log') {
      this.calls = newestUnits(recent, used - tooMany);
    } else if (before.windowMs !== after.windowMs || !sameStart(before, after)) {
      const goesOn =
        startsByCall(after) && startsByCall(before) && now < firstStart + windowOf(after) && used > 0;
      this.restart(used, now, goesOn ? firstStart : now);
    }
    return tooMany;
  }

  private restart(units: number, now: Time, start: Time): void {
    this.calls = [];
    this.level = 0n;
    this.levelAt = now;
    if (units > 0) this.add(units, now, start);
  }

  private rescale(before: RateLimiterSettings, now: Time): void {
    const { settings } = this;
    const levelBefore = this.levelOf(now, before);
    // Calls that wait keep their instants, and those that come now do not wait for them.
    this.calls = [];
    if (before.limit === settings.limit && before.windowMs === settings.windowMs) return;
    // As many units at the new rate, and that time rounded up to a nanosecond.
    const above = levelBefore * big(windowOf(settings));
    const ns = quotientUp(above, big(windowOf(before)) * big(settings.limit));
    this.level = ns * big(settings.limit);
    this.levelAt = now;
  }

  /** Units that count against the limit at an instant, by lists alone. */
  private counted(at: Time): number {
    const window = windowOf(this.settings);
    if (this.settings.algorithm === 'sliding-log') {
      return sum(this.calls.filter((call) => call.start > at - window));
    }
    if (startsByCall(this.settings)) {
      const start = this.windowStart(at);
      return at < start + window ? sum(this.calls.filter((call) => call.start >= start)) : 0;
    }
    return sum(this.calls.filter((call) => windowNumber(call.start, window) === windowNumber(at, window)));
  }

  /** Windows that start with a call: the start of the last one that began by `at`. */
  private windowStart(at: Time): Time {
    const window = windowOf(this.settings);
    let start = -Infinity;
    for (const call of this.calls) {
      if (call.start <= at && call.start >= start + window) start = call.start;
    }
    return start;
  }

  private twoWindows(at: Time): [number, number] {
    const window = windowOf(this.settings);
    const unitsOf = (number: number) =>
      sum(this.calls.filter((call) => windowNumber(call.start, window) === number));
    const number = windowNumber(at, window);
    return [unitsOf(number), unitsOf(number - 1)];
  }

  private levelOf(at: Time, settings = this.settings): bigint {
    const level = this.level - big(at - this.levelAt) * big(settings.limit);
    return level > 0n ? level : 0n;
  }

  private full(): bigint {
    return big(this.settings.burst) * big(windowOf(this.settings));
  }

  private newestStart(): Time {
    return this.calls.length === 0 ? 0 : this.calls[this.calls.length - 1].start;
  }
}

/** A limiter that forgets nobody but those it must: memory has no end here, only the number of keys in use. */
export class Oracle {
  forgottenKeys = 0;
  forgottenUnits = 0;
  private histories = new Map<number, History>();

  constructor(private settings: RateLimiterSettings) {}

  ask(asking: number, units: number, now: Time): Answer {
    const { settings } = this;
    const key = settings.per === 'all' ? 0 : asking;
    const known = this.histories.get(key) ?? new History(settings);
    if (units > capacityOf(settings)) return this.answer(known, -1, now, NEVER);
    const others = this.inUse(now).filter(([other]) => other !== key);
    const max = settings.per === 'all' ? 1 : settings.maxKeys;
    if (known.isIdle(now) && others.length >= max) {
      if (settings.whenFull === 'reject-new') {
        const first = Math.min(...others.map(([, history]) => history.idleAt(now)));
        return { wait: -1, remaining: 0, resetAt: first, retryAt: first };
      }
      this.forget(others[0][0], now);
    }
    // Asking makes a key the newest of the map.
    this.histories.delete(key);
    this.histories.set(key, known);
    const opens = known.opensAt(now, units);
    const maxWait = isQueue(settings) ? 0 : settings.maxWaitMs * NS_PER_MS;
    if (opens - now > maxWait) return this.answer(known, -1, now, opens - maxWait);
    const start = known.startsAt(opens);
    known.add(units, now, start);
    return this.answer(known, start - now, now, now);
  }

  adapt(settings: RateLimiterSettings, now: Time): void {
    const inUse = this.inUse(now);
    const max = settings.per === 'all' ? 1 : settings.maxKeys;
    const same = settings.per === this.settings.per;
    const tooMany = same ? Math.max(0, inUse.length - max) : inUse.length;
    for (const [key] of inUse.slice(0, tooMany)) this.forget(key, now);
    this.settings = settings;
    this.histories = new Map(this.inUse(now));
    for (const history of this.histories.values()) this.forgottenUnits += history.adapt(settings, now);
  }

  private answer(history: History, wait: number, now: Time, retryAt: Time): Answer {
    return { wait, remaining: history.remaining(now), resetAt: history.idleAt(now), retryAt };
  }

  private inUse(now: Time): [number, History][] {
    return [...this.histories].filter(([, history]) => !history.isIdle(now));
  }

  private forget(key: number, now: Time): void {
    this.forgottenKeys += 1;
    this.forgottenUnits += this.histories.get(key)?.used(now) ?? 0;
    this.histories.delete(key);
  }
}

export function capacityOf(settings: RateLimiterSettings): number {
  return isBucket(settings) ? settings.burst : settings.limit;
}

export function windowOf(settings: RateLimiterSettings): number {
  return Math.round(settings.windowMs * NS_PER_MS);
}

function isBucket({ algorithm }: RateLimiterSettings): boolean {
  return algorithm === 'token-bucket' || algorithm === 'leaky-meter' || algorithm === 'leaky-queue';
}

function isQueue({ algorithm }: RateLimiterSettings): boolean {
  return algorithm === 'leaky-queue';
}

function startsByCall({ algorithm, windowStart }: RateLimiterSettings): boolean {
  return algorithm === 'fixed-window' && windowStart === 'first-call';
}

function sameStart(before: RateLimiterSettings, after: RateLimiterSettings): boolean {
  return startsByCall(before) === startsByCall(after);
}

/** The newest units of a list of calls, cutting the oldest of them where need be. */
function newestUnits(calls: readonly Call[], units: number): Call[] {
  const kept: Call[] = [];
  let left = units;
  for (const call of [...calls].reverse()) {
    if (left > 0) kept.unshift({ start: call.start, units: Math.min(left, call.units) });
    left -= call.units;
  }
  return kept;
}

function windowNumber(at: Time, window: number): number {
  return Math.floor(at / window);
}

function sum(calls: readonly Call[]): number {
  return calls.reduce((units, call) => units + call.units, 0);
}

function big(whole: number): bigint {
  return BigInt(whole);
}

function quotientUp(above: bigint, below: bigint): bigint {
  return (above + below - 1n) / below;
}
