import type { Time } from '../base/time';
import type { ChangeRow } from './change-log';
import { dataDigest, type DataDigest } from './data/data-digest.test-support';
import type { Second } from './measure/history';
import type { World } from './world';

/** All that can be told of a run from outside, up to its present moment. Equal runs have equal digests. */
export interface Digest {
  readonly hash: string;
  readonly now: Time;
  readonly dispatched: number;
  readonly live: readonly number[];
  readonly log: readonly ChangeRow[];
  readonly seconds: readonly Second[];
  readonly partial: Second;
  readonly data: DataDigest | null;
}

export function digest(world: World): Digest {
  const { history } = world.meter;
  return {
    hash: world.hash.hex(),
    now: world.now,
    dispatched: world.dispatched,
    live: [world.requests.live, world.attempts.live, world.jobs.live],
    log: world.log.past(),
    seconds: Array.from({ length: history.cursor }, (_, index) => history.at(index)),
    partial: world.meter.partial(world.now),
    data: dataDigest(world),
  };
}
