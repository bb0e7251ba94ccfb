import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { FAILURE, SUCCESS, type Judgement } from '../../base/judgement';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { CLOSED, HALF_OPEN, OPEN } from './catalogue';
import * as engine from './engine';
import { fields, type CircuitBreakerSettings } from './settings';
import { callsInWindow, failuresInWindow } from './window';

/**
 * A breaker that keeps everything that ever happened in lists and works each answer out from the beginning, in
 * milliseconds and settings as people write them. Slow, and written to be obviously right.
 */
class Oracle {
  mode: 'closed' | 'open' | 'half-open' = 'closed';
  epoch = 0;
  since = 0;
  openUntil = Infinity;
  late = 0;
  rejected = 0;
  inARow = 0;
  results: { at: number; failed: boolean }[] = [];
  trials: { at: number; end: 'under way' | 'succeeded' | 'failed' | 'handed back' }[] = [];
  trialsUntil = Infinity;
  permits: { epoch: number; trial: number }[] = [];

  constructor(private settings: CircuitBreakerSettings) {}

  ask(now: number): number {
    this.catchUp(now);
    const mayTry = this.permitted === 0 || this.counted().length < this.permitted;
    if (this.mode === 'open' || (this.mode === 'half-open' && !mayTry)) {
      this.rejected += 1;
      return -1;
    }
    let trial = -1;
    if (this.mode === 'half-open') {
      if (this.counted().length === 0) this.trialsUntil = this.lease === 0 ? Infinity : now + this.lease;
      trial = this.trials.push({ at: now, end: 'under way' }) - 1;
    }
    return this.permits.push({ epoch: this.epoch, trial }) - 1;
  }

  end(permit: number, now: number, judgement: Judgement): void {
    this.catchUp(now);
    const { epoch, trial } = this.permits[permit];
    if (epoch !== this.epoch) {
      this.late += 1;
    } else if (this.mode === 'half-open') {
      const ends = { 0: 'succeeded', 1: 'failed', 2: 'handed back', 3: 'handed back' } as const;
      this.trials[trial].end = ends[judgement];
      if (this.counted().length === 0) this.trialsUntil = Infinity;
      this.judgeTrials(now);
    } else if (judgement === SUCCESS || judgement === FAILURE) {
      this.results.push({ at: now, failed: judgement === FAILURE });
      this.inARow = judgement === FAILURE ? this.inARow + 1 : 0;
      if (this.trips(now)) this.go('open', now);
    }
  }

  adapt(settings: CircuitBreakerSettings, now: number): void {
    this.catchUp(now);
    const before = this.settings;
    this.results = this.carriedOver(before, settings, now);
    this.settings = settings;
    if (this.mode === 'open') this.openUntil = Math.max(now, this.since + settings.openForMs);
    if (this.mode === 'half-open') {
      const counted = this.counted();
      const first = this.trialsFrom();
      if (counted.length > 0) {
        this.trialsUntil = this.lease === 0 ? Infinity : Math.max(now, first + this.lease);
        this.judgeTrials(now);
      }
    }
    this.catchUp(now);
  }

  inWindow(now: number): { at: number; failed: boolean }[] {
    const { tripOn } = this.settings;
    if (tripOn !== 'failure-rate-time') return this.results.slice(-sizeOf(this.settings));
    const bucket = bucketOf(this.settings);
    const oldest = Math.floor(now / bucket) - this.settings.windowBuckets + 1;
    return this.results.filter((result) => Math.floor(result.at / bucket) >= oldest);
  }

  private get permitted(): number {
    return this.settings.trialsPermitted;
  }

  private get lease(): number {
    return this.settings.trialsMaxDurationMs;
  }

  private counted() {
    return this.trials.filter((trial) => trial.end !== 'handed back');
  }

  /** The lease runs from the first trial asked for after the last instant without any counted trial. */
  private trialsFrom(): number {
    return this.leaseStart;
  }

  private leaseStart = 0;

  private judgeTrials(now: number): void {
    const succeeded = this.trials.filter((trial) => trial.end === 'succeeded').length;
    const failed = this.trials.filter((trial) => trial.end === 'failed').length;
    const { trialsRequired } = this.settings;
    if (this.permitted === 0) {
      if (succeeded >= trialsRequired) this.go('closed', now);
      else if (failed > 0) this.go('open', now);
      return;
    }
    const required = Math.min(trialsRequired, this.permitted);
    if (succeeded >= required) this.go('closed', now);
    else if (this.permitted - failed < required) this.go('open', now);
  }
}
