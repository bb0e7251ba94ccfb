import { mix32 } from '../../base/keyed-hash';
import { OUTCOMES, type Outcome } from '../../base/outcome';
import { NEVER, NS_PER_MS, type Duration, type Time } from '../../base/time';
import { CLOSED, HALF_OPEN, OPEN } from './catalogue';
import type { CircuitBreakerSettings } from './settings';

interface ResultOfCall {
  readonly at: Time;
  readonly failed: boolean;
  readonly slow: boolean;
}

/** What a change of mode looked like. */
interface Change {
  readonly at: Time;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly calls: number;
  readonly failures: number;
  readonly slow: number;
}

interface Figures {
  readonly calls: number;
  readonly failures: number;
  readonly slow: number;
}

type TrialEnd = 'under way' | 'succeeded' | 'failed' | 'slow' | 'handed back';

const NO_FIGURES: Figures = { calls: 0, failures: 0, slow: 0 };

/**
 * A breaker that keeps what happened in lists and works every answer out from the beginning, by the settings as
 * people write them. It is slow, and written to be obviously right: the engine is compared with it.
 */
export class Oracle {
  mode: number;
  changedAt: Time = 0;
  inARow = 0;
  openings = 0;
  openingsInARow = 0;
  wouldHaveOpened = 0;
  readonly changes: Change[] = [];
  /** How each call ended that was measured, the rejected ones included. */
  readonly ends: string[] = [];
  timeouts = 0;
  slowCalls = 0;
  private isOver = false;
  private results: ResultOfCall[] = [];
  private trials: TrialEnd[] = [];
  private waitingSince: Time = 0;
  private adaptedAt: Time = 0;
  private readonly permits: { readonly epoch: number; readonly trial: number; readonly measured: boolean }[] =
    [];

  constructor(
    private settings: CircuitBreakerSettings,
    private readonly luck: number,
  ) {
    this.mode = settings.control === 'forced-open' ? OPEN : CLOSED;
  }

  /** A number for the permit, or -1. */
  ask(now: Time): number {
    this.catchUp(now);
    const { trialsPermitted, control } = this.settings;
    const measured = control !== 'disabled';
    const full = trialsPermitted > 0 && this.countedTrials().length >= trialsPermitted;
    if (this.mode === OPEN || (this.mode === HALF_OPEN && full)) {
      this.ends.push('rejected');
      return -1;
    }
    let trial = -1;
    if (this.mode === HALF_OPEN) {
      if (this.countedTrials().length === 0) this.waitingSince = now;
      trial = this.trials.push('under way') - 1;
    }
    return this.permits.push({ epoch: this.changes.length, trial, measured }) - 1;
  }

  end(permit: number, now: Time, outcome: Outcome, took: Duration): void {
    this.catchUp(now);
    const { epoch, trial, measured } = this.permits[permit];
    if (!measured) return;
    if (epoch !== this.changes.length) {
      this.ends.push('late');
      return;
    }
    const end = this.judge(outcome);
    const slow = (end === 'succeeded' || end === 'failed') && this.isSlow(took);
    this.ends.push(end);
    if (OUTCOMES[outcome].id === 'timeout') this.timeouts += 1;
    if (slow) this.slowCalls += 1;
    if (this.mode === HALF_OPEN) this.endTrial(trial, end, slow, now);
    else if (end === 'succeeded' || end === 'failed') this.endCall(end === 'failed', slow, now);
  }

  adapt(settings: CircuitBreakerSettings, now: Time): void {
    this.catchUp(now);
    const before = this.settings;
    this.results = carriedOver(this.inWindow(now), before, settings, now);
    this.settings = settings;
    this.adaptedAt = now;
    this.results = [...this.inWindow(now)];
    if (settings.control !== before.control) this.begin(now, settings.control);
    else if (settings.resets > before.resets) this.begin(now, 'reset');
    else if (this.mode === HALF_OPEN) this.judgeTrials(now);
    this.catchUp(now);
  }

  catchUp(now: Time): void {
    for (let due = this.deadline(); due <= now; due = this.deadline()) {
      if (this.mode === OPEN) this.go(HALF_OPEN, due, 'open-time-over', NO_FIGURES);
      else {
        const figures = { ...this.trialFigures(), calls: this.countedTrials().length };
        this.go(OPEN, due, 'trials-too-slow', figures);
      }
    }
  }

  deadline(): Time {
    const { trialsMaxDurationMs, control } = this.settings;
    if (this.mode === CLOSED || control !== 'automatic') return NEVER;
    if (this.mode === OPEN) return Math.max(this.adaptedAt, this.changedAt + this.openTime());
    if (trialsMaxDurationMs === 0 || this.countedTrials().length === 0) return NEVER;
    return Math.max(this.adaptedAt, this.waitingSince + trialsMaxDurationMs * NS_PER_MS);
  }

  inWindow(now: Time): readonly ResultOfCall[] {
    const { settings } = this;
    if (!isOfTime(settings)) return this.results.slice(-sizeOf(settings));
    const oldest = bucketOf(now, settings) - settings.windowBuckets + 1;
    return this.results.filter((result) => bucketOf(result.at, settings) >= oldest);
  }

  counted(end: string): number {
    return this.ends.filter((known) => known === end).length;
  }

  private openTime(): Duration {
    const { openForMs, openFactor, openAtMostMs, openJitter, reopensAt } = this.settings;
    let time = openForMs * NS_PER_MS;
    for (let opening = 1; opening < this.openingsInARow; opening += 1) time *= openFactor;
    time = Math.round(Math.min(time, Math.max(openForMs, openAtMostMs) * NS_PER_MS));
    const draw = (mix32(this.luck, this.openings) >>> 0) / 2 ** 32;
    const shortest = time * (1 - openJitter);
    const jittered = Math.max(1, Math.round(shortest + 2 * openJitter * time * draw));
    return jittered + (reopensAt === 'after' ? 1 : 0);
  }

  private judge(outcome: Outcome): string {
    const { id, mark } = OUTCOMES[outcome];
    if (id === 'ok' || mark === 'served') return 'succeeded';
    if (id === 'cancelled' || id === 'gave-up') return 'cancelled';
    const failures: readonly string[] = this.settings.failureOn;
    return failures.includes(id) ? 'failed' : 'ignored';
  }

  private isSlow(took: Duration): boolean {
    return knowsSlow(this.settings) && took >= this.settings.slowCallMs * NS_PER_MS;
  }

  private endCall(failed: boolean, slow: boolean, now: Time): void {
    this.results.push({ at: now, failed, slow });
    this.inARow = failed ? this.inARow + 1 : 0;
    const reason = this.reached(now);
    if (this.settings.control !== 'automatic') {
      if (reason !== '' && !this.isOver) this.wouldHaveOpened += 1;
      this.isOver = reason !== '';
    } else if (reason === 'failures-in-a-row') {
      this.go(OPEN, now, reason, { calls: this.inARow, failures: this.inARow, slow: 0 });
    } else if (reason !== '') {
      this.go(OPEN, now, reason, figuresOf(this.inWindow(now)));
    }
  }

  private reached(now: Time): string {
    const { settings } = this;
    if (settings.tripOn === 'consecutive-failures')
      return this.inARow >= settings.failureThreshold ? 'failures-in-a-row' : '';
    const { calls, failures, slow } = figuresOf(this.inWindow(now));
    const { minimumCalls, windowCalls } = settings;
    const minimum = isOfTime(settings) ? minimumCalls : Math.min(minimumCalls, windowCalls);
    if (calls < minimum) return '';
    if (this.compare(failures / calls, settings.failureRate)) return 'failure-rate';
    return knowsSlow(settings) && this.compare(slow / calls, settings.slowCallRate) ? 'slow-rate' : '';
  }

  private compare(rate: number, limit: number): boolean {
    return this.settings.comparison === 'above' ? rate > limit : rate >= limit;
  }

  private endTrial(trial: number, end: string, slow: boolean, now: Time): void {
    if (end !== 'succeeded' && end !== 'failed') {
      this.trials[trial] = 'handed back';
      return;
    }
    const failed = end === 'failed' || slow;
    this.trials[trial] = slow ? 'slow' : failed ? 'failed' : 'succeeded';
    if (failed && this.settings.trialsFailAt === 'threshold') this.inARow += 1;
    this.judgeTrials(now);
  }

  private judgeTrials(now: Time): void {
    const figures = this.trialFigures();
    const { calls, failures } = figures;
    const { trialsPermitted, trialsRequired, trialsFailAt } = this.settings;
    const required = trialsPermitted === 0 ? trialsRequired : Math.min(trialsRequired, trialsPermitted);
    if (calls - failures >= required) {
      this.go(CLOSED, now, 'trials-succeeded', figures);
    } else if (trialsFailAt !== 'threshold') {
      const isLost = trialsPermitted === 0 ? failures > 0 : trialsPermitted - failures < required;
      const isFirst = trialsFailAt === 'first-failure' && failures > 0;
      if (isLost || isFirst) this.go(OPEN, now, 'trial-failed', figures);
    } else if (failures > 0) {
      this.judgeByThreshold(now, figures);
    }
  }

  private judgeByThreshold(now: Time, figures: Figures): void {
    const { tripOn, failureThreshold, failureRate, minimumCalls, windowCalls, trialsPermitted } =
      this.settings;
    const { calls, failures, slow } = figures;
    if (tripOn === 'consecutive-failures') {
      if (this.inARow >= failureThreshold) {
        const inARow = this.inARow;
        this.go(OPEN, now, 'failures-in-a-row', { calls: inARow, failures: inARow, slow });
        return;
      }
    } else {
      const caps = [minimumCalls];
      if (trialsPermitted > 0) caps.push(trialsPermitted);
      if (tripOn === 'failure-rate-calls') caps.push(windowCalls);
      if (calls >= Math.min(...caps) && this.compare(failures / calls, failureRate)) {
        this.go(OPEN, now, 'failure-rate', figures);
        return;
      }
    }
    if (trialsPermitted > 0 && calls >= trialsPermitted) this.go(OPEN, now, 'trial-failed', figures);
  }

  private trialFigures(): Figures {
    const ended = this.trials.filter((trial) => trial !== 'under way' && trial !== 'handed back');
    return {
      calls: ended.length,
      failures: ended.filter((trial) => trial !== 'succeeded').length,
      slow: ended.filter((trial) => trial === 'slow').length,
    };
  }

  private countedTrials(): readonly TrialEnd[] {
    return this.trials.filter((trial) => trial !== 'handed back');
  }

  private begin(now: Time, reason: string): void {
    this.forget();
    this.go(this.settings.control === 'forced-open' ? OPEN : CLOSED, now, reason, NO_FIGURES);
  }

  private go(mode: number, at: Time, reason: string, figures: Figures): void {
    this.changes.push({ at, from: this.mode, to: mode, reason, ...figures });
    this.mode = mode;
    this.changedAt = at;
    this.trials = [];
    if (mode === CLOSED) this.forget();
    if (mode === OPEN && this.settings.control === 'automatic') {
      this.openings += 1;
      this.openingsInARow += 1;
    }
  }

  private forget(): void {
    this.results = [];
    this.inARow = 0;
    this.openingsInARow = 0;
    this.isOver = false;
  }
}

function figuresOf(results: readonly ResultOfCall[]): Figures {
  return {
    calls: results.length,
    failures: results.filter((result) => result.failed).length,
    slow: results.filter((result) => result.slow).length,
  };
}

function carriedOver(
  recent: readonly ResultOfCall[],
  before: CircuitBreakerSettings,
  after: CircuitBreakerSettings,
  now: Time,
): ResultOfCall[] {
  if (isOfTime(before) !== isOfTime(after)) return [];
  const known = recent.map((result) => ({ ...result, slow: result.slow && knowsSlow(after) }));
  if (!isOfTime(before)) return known;
  return known.map((result) => {
    const endOfBucket = (bucketOf(result.at, before) + 1) * bucketLength(before) - 1;
    return { ...result, at: Math.min(now, endOfBucket) };
  });
}

function knowsSlow({ tripOn, slowCallMs }: CircuitBreakerSettings): boolean {
  return tripOn !== 'consecutive-failures' && slowCallMs > 0;
}

function isOfTime(settings: CircuitBreakerSettings): boolean {
  return settings.tripOn === 'failure-rate-time';
}

function sizeOf(settings: CircuitBreakerSettings): number {
  return settings.tripOn === 'failure-rate-calls' ? settings.windowCalls : settings.failureThreshold;
}

function bucketLength(settings: CircuitBreakerSettings): number {
  return Math.ceil((settings.windowMs * NS_PER_MS) / settings.windowBuckets);
}

function bucketOf(at: Time, settings: CircuitBreakerSettings): number {
  return Math.floor(at / bucketLength(settings));
}
