import { NS_PER_MS, type Time } from '../../base/time';
import * as engine from './engine';
import type { SingleFlightSettings } from './settings';

interface Waiter {
  readonly row: number;
  readonly flight: number;
}

interface Flight {
  readonly key: number;
  readonly number: number;
  readonly beganAt: Time;
}

/** Single flight by lists: of the newest flight of each key, in the order in which they began, and of all waiters. */
export class Oracle {
  flights: Flight[] = [];
  readonly waiters = new Map<number, Waiter[]>();
  begun = 0;
  counts = {
    led: 0,
    joined: 0,
    alone: 0,
    overtook: 0,
    answered: 0,
    failed: 0,
    tookOver: 0,
    left: 0,
    evicted: 0,
  };

  constructor(public settings: SingleFlightSettings) {}

  get waiting(): number {
    return [...this.waiters.values()].reduce((sum, list) => sum + list.length, 0);
  }

  join(key: number, row: number, now: Time): number {
    const { joinForMs, maxWaiters, maxFlights } = this.settings;
    const flight = this.flightOf(key);
    const tooOld = joinForMs > 0 && flight !== undefined && now - flight.beganAt > ns(joinForMs);
    if (flight !== undefined && !tooOld) {
      if (this.waiting >= maxWaiters) return this.alone();
      this.counts.joined += 1;
      this.waitersOf(key).push({ row, flight: flight.number });
      return engine.JOINED;
    }
    if (flight === undefined && this.flights.length >= maxFlights) return this.alone();
    this.counts.led += 1;
    if (flight !== undefined) this.counts.overtook += 1;
    return this.begin(key, now);
  }

  /** Who is served, or who takes over. */
  land(
    key: number,
    number: number,
    end: number,
    now: Time,
  ): { served: number[]; leader: number | undefined } {
    const isNewest = this.flightOf(key)?.number === number;
    const waiters = this.waitersOf(key);
    const shares = end === engine.ANSWERED || (end === engine.FAILED && this.settings.shareErrors);
    if (!isNewest && end !== engine.ANSWERED) return { served: [], leader: undefined };
    if (isNewest) this.flights = this.flights.filter((flight) => flight.key !== key);
    if (shares) {
      const served = waiters.filter(({ flight }) => flight <= number);
      this.waiters.set(
        key,
        waiters.filter(({ flight }) => flight > number),
      );
      if (end === engine.ANSWERED) this.counts.answered += served.length;
      else this.counts.failed += served.length;
      return { served: served.map(({ row }) => row), leader: undefined };
    }
    const leader = waiters.shift();
    if (leader === undefined) return { served: [], leader: undefined };
    this.counts.tookOver += 1;
    this.begin(key, now);
    return { served: [], leader: leader.row };
  }

  leave(key: number, row: number): boolean {
    const waiters = this.waitersOf(key);
    const others = waiters.filter((waiter) => waiter.row !== row);
    this.waiters.set(key, others);
    if (others.length === waiters.length) return false;
    this.counts.left += 1;
    return true;
  }

  /** Who has to go alone, in that order. */
  adapt(settings: SingleFlightSettings): number[] {
    this.settings = settings;
    const evicted: number[] = [];
    for (const { key } of this.flights.slice(settings.maxFlights).reverse()) {
      evicted.push(...this.rowsOf(key).reverse());
      this.waiters.delete(key);
    }
    this.flights = this.flights.slice(0, settings.maxFlights);
    const newestFirst = [...this.flights].reverse().flatMap(({ key }) => this.rowsOf(key).reverse());
    for (const row of newestFirst.slice(0, Math.max(0, newestFirst.length - settings.maxWaiters))) {
      evicted.push(row);
      for (const list of this.waiters.values()) {
        if (list[list.length - 1]?.row === row) list.pop();
      }
    }
    this.counts.evicted += evicted.length;
    return evicted;
  }

  rowsOf(key: number): number[] {
    return this.waitersOf(key).map(({ row }) => row);
  }

  flightOf(key: number): Flight | undefined {
    return this.flights.find((flight) => flight.key === key);
  }

  private waitersOf(key: number): Waiter[] {
    const known = this.waiters.get(key);
    if (known !== undefined) return known;
    const none: Waiter[] = [];
    this.waiters.set(key, none);
    return none;
  }

  private begin(key: number, now: Time): number {
    this.begun += 1;
    const others = this.flights.filter((flight) => flight.key !== key);
    this.flights = [...others, { key, number: this.begun, beganAt: now }];
    return this.begun;
  }

  private alone(): number {
    this.counts.alone += 1;
    return engine.ALONE;
  }
}

function ns(ms: number): number {
  return Math.round(ms * NS_PER_MS);
}
