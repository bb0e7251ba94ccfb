import { FAILURE, SUCCESS, type Judgement } from '../../base/judgement';
import { NEVER, NS_PER_MS, type Time } from '../../base/time';
import { CLOSED, HALF_OPEN, OPEN } from './catalogue';
import type { CircuitBreakerSettings } from './settings';

interface ResultOfCall {
  readonly at: Time;
  readonly failed: boolean;
}

/**
 * A breaker that keeps what happened in lists and works every answer out from the beginning, by the settings as
 * people write them. It is slow, and written to be obviously right: the engine is compared with it.
 */
export class Oracle {
  mode = CLOSED;
  changes = 0;
  changedAt: Time = 0;
  late = 0;
  rejected = 0;
  inARow = 0;
  private results: ResultOfCall[] = [];
  private trials: ('under way' | 'succeeded' | 'failed' | 'handed back')[] = [];
  private waitingSince: Time = 0;
  private adaptedAt: Time = 0;
  private readonly permits: { readonly epoch: number; readonly trial: number }[] = [];

  constructor(private settings: CircuitBreakerSettings) {}

  /** A number for the permit, or -1. */
  ask(now: Time): number {
    this.catchUp(now);
    const { trialsPermitted } = this.settings;
    const full = trialsPermitted > 0 && this.countedTrials() >= trialsPermitted;
    if (this.mode === OPEN || (this.mode === HALF_OPEN && full)) {
      this.rejected += 1;
      return -1;
    }
    let trial = -1;
    if (this.mode === HALF_OPEN) {
      if (this.countedTrials() === 0) this.waitingSince = now;
      trial = this.trials.push('under way') - 1;
    }
    return this.permits.push({ epoch: this.changes, trial }) - 1;
  }

  end(permit: number, now: Time, judgement: Judgement): void {
    this.catchUp(now);
    const { epoch, trial } = this.permits[permit];
    if (epoch !== this.changes) {
      this.late += 1;
    } else if (this.mode === HALF_OPEN) {
      this.trials[trial] =
        judgement === SUCCESS ? 'succeeded' : judgement === FAILURE ? 'failed' : 'handed back';
      this.judgeTrials(now);
    } else if (judgement === SUCCESS || judgement === FAILURE) {
      this.results.push({ at: now, failed: judgement === FAILURE });
      this.inARow = judgement === FAILURE ? this.inARow + 1 : 0;
      if (this.trips(now)) this.go(OPEN, now);
    }
  }

  adapt(settings: CircuitBreakerSettings, now: Time): void {
    this.catchUp(now);
    this.results = carriedOver(this.inWindow(now), this.settings, settings, now);
    this.settings = settings;
    this.adaptedAt = now;
    this.results = [...this.inWindow(now)];
    if (this.mode === HALF_OPEN) this.judgeTrials(now);
    this.catchUp(now);
  }

  catchUp(now: Time): void {
    for (let due = this.deadline(); due <= now; due = this.deadline()) {
      this.go(this.mode === OPEN ? HALF_OPEN : OPEN, due);
    }
  }

  deadline(): Time {
    const { openForMs, trialsMaxDurationMs } = this.settings;
    if (this.mode === OPEN) return Math.max(this.adaptedAt, this.changedAt + openForMs * NS_PER_MS);
    if (this.mode === CLOSED || trialsMaxDurationMs === 0 || this.countedTrials() === 0) return NEVER;
    return Math.max(this.adaptedAt, this.waitingSince + trialsMaxDurationMs * NS_PER_MS);
  }

  inWindow(now: Time): readonly ResultOfCall[] {
    const { settings } = this;
    if (!isOfTime(settings)) return this.results.slice(-sizeOf(settings));
    const oldest = bucketOf(now, settings) - settings.windowBuckets + 1;
    return this.results.filter((result) => bucketOf(result.at, settings) >= oldest);
  }

  private trips(now: Time): boolean {
    const { settings } = this;
    if (settings.tripOn === 'consecutive-failures') return this.inARow >= settings.failureThreshold;
    const recent = this.inWindow(now);
    const { minimumCalls, windowCalls } = settings;
    const minimum = isOfTime(settings) ? minimumCalls : Math.min(minimumCalls, windowCalls);
    if (recent.length < minimum) return false;
    const rate = recent.filter((result) => result.failed).length / recent.length;
    return settings.comparison === 'above' ? rate > settings.failureRate : rate >= settings.failureRate;
  }

  private judgeTrials(now: Time): void {
    const succeeded = this.trials.filter((trial) => trial === 'succeeded').length;
    const failed = this.trials.filter((trial) => trial === 'failed').length;
    const { trialsPermitted, trialsRequired } = this.settings;
    const required = trialsPermitted === 0 ? trialsRequired : Math.min(trialsRequired, trialsPermitted);
    const stillPossible = trialsPermitted === 0 ? failed === 0 : trialsPermitted - failed >= required;
    if (succeeded >= required) this.go(CLOSED, now);
    else if (!stillPossible) this.go(OPEN, now);
  }

  private countedTrials(): number {
    return this.trials.filter((trial) => trial !== 'handed back').length;
  }

  private go(mode: number, at: Time): void {
    this.mode = mode;
    this.changes += 1;
    this.changedAt = at;
    this.trials = [];
    if (mode === CLOSED) {
      this.results = [];
      this.inARow = 0;
    }
  }
}

function carriedOver(
  recent: readonly ResultOfCall[],
  before: CircuitBreakerSettings,
  after: CircuitBreakerSettings,
  now: Time,
): ResultOfCall[] {
  if (isOfTime(before) !== isOfTime(after)) return [];
  if (!isOfTime(before)) return [...recent];
  return recent.map((result) => {
    const endOfBucket = (bucketOf(result.at, before) + 1) * bucketLength(before) - 1;
    return { at: Math.min(now, endOfBucket), failed: result.failed };
  });
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
