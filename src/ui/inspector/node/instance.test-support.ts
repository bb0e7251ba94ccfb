import type { InstanceDetail } from '../../../worker/protocol';

/** An instance that is up and quick, apart from what a test is about. */
export function instance(number: number, changes: Partial<InstanceDetail> = {}): InstanceDetail {
  return {
    number,
    state: 'up',
    hung: false,
    retired: false,
    zone: '',
    since: 0,
    busy: 1,
    workers: 16,
    queued: 0,
    rate: 100,
    failedShare: 0,
    meanMs: 20,
    keptAway: [],
    chosen: [],
    ...changes,
  };
}
