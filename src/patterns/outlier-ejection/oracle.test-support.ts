import { FAILURE, SUCCESS, type Judgement } from '../../base/judgement';
import { NS_PER_MS, type Time } from '../../base/time';
import { BELOW_FLEET, FAILURES_IN_A_ROW, FAILURE_RATE } from './causes';
import type { OutlierEjectionSettings } from './settings';

interface Ejection {
  readonly at: Time;
  readonly cause: number;
}

interface Life {
  member: boolean;
  ejection: Ejection | null;
  multiplier: number;
  returnedAt: Time;
  /** What counts since it was last ejected, let back, or joined. */
  results: { readonly at: Time; readonly failed: boolean }[];
  rowBegins: number;
}

export interface Permit {
  readonly instance: number;
  readonly results: Life['results'];
}

/**
 * The same rules over lists that forget nothing, one sweep after the other, by the settings as people write them.
 * It is slow, and written to be obviously right: the engine is compared with it.
 */
export class Oracle {
  readonly lives: Life[] = [];
  late = 0;
  whileEjected = 0;
  overflowed = 0;
  ejections = 0;
  private lastSweep: Time = 0;
  private nextSweep: Time;

  constructor(private settings: OutlierEjectionSettings) {
    this.nextSweep = settings.intervalMs * NS_PER_MS;
  }

  open(count: number): void {
    while (this.lives.length < count) {
      this.lives.push({
        member: false,
        ejection: null,
        multiplier: 0,
        returnedAt: 0,
        results: [],
        rowBegins: 0,
      });
    }
  }

  setMember(instance: number, member: boolean, now: Time): void {
    this.catchUp(now);
    const life = this.lives[instance];
    if (life.member === member) return;
    Object.assign(life, { member, ejection: null, multiplier: 0, returnedAt: 0 });
    newPage(life);
  }

  begin(instance: number, now: Time): Permit {
    this.catchUp(now);
    return { instance, results: this.lives[instance].results };
  }

  complete(permit: Permit, now: Time, judgement: Judgement): void {
    this.catchUp(now);
    const life = this.lives[permit.instance];
    if (life.results !== permit.results || !life.member) this.late += 1;
    else if (life.ejection !== null) this.whileEjected += 1;
    else if (judgement === SUCCESS || judgement === FAILURE) {
      life.results.push({ at: now, failed: judgement === FAILURE });
      const { ejectOn, consecutiveFailures } = this.settings;
      if (!ejectOn.includes('consecutive-failures') || this.inARow(permit.instance) < consecutiveFailures)
        return;
      life.rowBegins = life.results.length;
      this.eject(permit.instance, now, FAILURES_IN_A_ROW);
    }
  }

  readmit(instance: number, now: Time): boolean {
    this.catchUp(now);
    if (this.lives[instance].ejection === null) return false;
    this.letBack(instance, now);
    return true;
  }

  adapt(settings: OutlierEjectionSettings, now: Time): void {
    this.settings = settings;
    this.nextSweep = Math.max(now, this.lastSweep + settings.intervalMs * NS_PER_MS);
    this.catchUp(now);
  }

  catchUp(now: Time): void {
    while (this.nextSweep <= now) this.sweep(this.nextSweep);
  }

  inARow(instance: number): number {
    const { results, rowBegins } = this.lives[instance];
    let row = 0;
    while (row < results.length - rowBegins && results[results.length - 1 - row].failed) row += 1;
    return row;
  }

  isEjected(instance: number): boolean {
    return this.lives[instance].ejection !== null;
  }

  private sweep(at: Time): void {
    const { settings } = this;
    const interval = settings.intervalMs * NS_PER_MS;
    this.lives.forEach((life, instance) => {
      if (life.ejection !== null && this.endOf(life, life.ejection) <= at) this.letBack(instance, at);
    });
    const records = this.lives.map((life, instance) => {
      const recent = life.ejection === null ? life.results.slice(this.firstOfInterval(life)) : [];
      return { instance, calls: recent.length, failures: recent.filter((one) => one.failed).length };
    });
    const byRate = records.filter((one) => one.calls >= settings.failureRateMinimumCalls);
    if (settings.ejectOn.includes('below-fleet')) {
      const fleet = records.filter((one) => one.calls >= settings.fleetMinimumCalls);
      const rates = fleet.map((one) => (one.calls - one.failures) / one.calls);
      const mean = sumOf(rates) / rates.length;
      const deviation = Math.sqrt(sumOf(rates.map((rate) => (rate - mean) * (rate - mean))) / rates.length);
      const limit = mean - settings.fleetDeviations * deviation;
      const differ = rates.some((rate) => rate !== rates[0]);
      const due = fleet.filter((_, place) => differ && rates[place] < limit);
      if (fleet.length >= settings.fleetMinimumHosts) this.ejectAll(due, at, BELOW_FLEET);
    }
    if (settings.ejectOn.includes('failure-rate') && byRate.length >= settings.failureRateMinimumHosts) {
      const due = byRate.filter((one) => one.failures / one.calls >= settings.failureRate);
      this.ejectAll(due, at, FAILURE_RATE);
    }
    for (const life of this.lives) {
      const isBack = life.ejection === null && at - life.returnedAt >= interval;
      if (isBack && life.multiplier > 0) life.multiplier -= 1;
    }
    this.lastSweep = at;
    this.nextSweep = at + interval;
    for (const life of this.lives) this.marks.set(life.results, life.results.length);
  }

  /** How long each list of results was at the last sweep. */
  private readonly marks = new WeakMap<Life['results'], number>();

  private firstOfInterval(life: Life): number {
    return this.marks.get(life.results) ?? 0;
  }

  private ejectAll(
    due: { instance: number; calls: number; failures: number }[],
    at: Time,
    cause: number,
  ): void {
    const left = due.filter((one) => !this.isEjected(one.instance));
    left.sort(
      (a, b) =>
        b.failures / b.calls - a.failures / a.calls || b.failures - a.failures || a.instance - b.instance,
    );
    for (const { instance } of left) this.eject(instance, at, cause);
  }

  private eject(instance: number, at: Time, cause: number): void {
    const { maxEjectedShare, alwaysEjectOne, baseEjectionMs, maxEjectionMs } = this.settings;
    const members = this.lives.filter((life) => life.member).length;
    const out = this.lives.filter((life) => life.ejection !== null).length;
    if ((out + 1) / members > maxEjectedShare && !(alwaysEjectOne && out === 0)) {
      this.overflowed += 1;
      return;
    }
    const life = this.lives[instance];
    const longest = Math.max(baseEjectionMs, maxEjectionMs);
    if (life.multiplier * baseEjectionMs < longest + baseEjectionMs) life.multiplier += 1;
    life.ejection = { at, cause };
    this.ejections += 1;
    newPage(life);
  }

  private endOf(life: Life, { at }: Ejection): Time {
    const { baseEjectionMs, maxEjectionMs } = this.settings;
    const longest = Math.max(baseEjectionMs, maxEjectionMs);
    return at + Math.min(life.multiplier * baseEjectionMs, longest) * NS_PER_MS;
  }

  private letBack(instance: number, at: Time): void {
    const life = this.lives[instance];
    life.ejection = null;
    life.returnedAt = at;
    newPage(life);
  }
}

function newPage(life: Life): void {
  life.results = [];
  life.rowBegins = 0;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
