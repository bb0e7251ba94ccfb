import type { InstanceDetail } from '../../../worker/protocol';
import type { MarkKind } from '../../marks/mark-paths';
import { timesText } from './slow-watch';

/** How an instance stands, by shape and word. */
export interface InstanceLook {
  readonly mark: MarkKind;
  readonly word: string;
  readonly tone: 'calm' | 'degraded' | 'failed';
}

/** `slower`: how many times as long as the others it takes, when that stands out. */
export function lookOf({ state, hung }: InstanceDetail, slower: number | undefined): InstanceLook {
  switch (state) {
    case 'crashed':
      return { mark: 'failing', word: 'crashed', tone: 'failed' };
    case 'starting':
      return { mark: 'retry', word: 'starting', tone: 'calm' };
    case 'draining':
      return { mark: 'late', word: 'draining', tone: 'degraded' };
    case 'stopped':
      return { mark: 'idle', word: 'stopped', tone: 'calm' };
    case 'up':
      if (hung) return { mark: 'stuck', word: 'hung', tone: 'failed' };
      return slower === undefined
        ? { mark: 'well', word: 'up', tone: 'calm' }
        : { mark: 'degraded', word: `slow ${timesText(slower)}`, tone: 'degraded' };
  }
}

/** Whether it takes new requests. */
export function isReady({ state, hung, retired }: InstanceDetail): boolean {
  return state === 'up' && !hung && !retired;
}

/** Instances by zone, in the order in which zones first appear; one group when there are no zones to tell apart. */
export function byZone(
  instances: readonly InstanceDetail[],
): readonly (readonly [string, InstanceDetail[]])[] {
  const zones = new Map<string, InstanceDetail[]>();
  for (const instance of instances) {
    const known = zones.get(instance.zone);
    if (known === undefined) zones.set(instance.zone, [instance]);
    else known.push(instance);
  }
  return [...zones];
}
