import { NS_PER_MS, NS_PER_SECOND } from '../../base/time';
import type { FrameFeed } from '../../state/feed';
import { HEAD } from '../../worker/frame';
import { moment } from '../figures';

/** "Replay, 27.6 s before the end" of what is known. */
export function untilEnd({ frame }: Pick<FrameFeed, 'frame'>): string {
  if (frame === null) return 'Replay';
  const seconds = (frame.head(HEAD.reach) - frame.head(HEAD.time)) / NS_PER_SECOND;
  if (seconds >= 0.95) return `Replay, ${seconds.toFixed(1)} s before the end`;
  const ms = Math.round(seconds * 1000);
  return ms > 0 ? `Replay, ${ms} ms before the end` : 'Replay, just before the end';
}

/** "Replaying 32.400 s of 60 s." and what follows from that. */
export function replaySentence({ frame }: Pick<FrameFeed, 'frame'>): string {
  // The clock cuts what is finer than a millisecond off: both shall show the same figure.
  const time = Math.floor((frame?.head(HEAD.time) ?? 0) / NS_PER_MS) * NS_PER_MS;
  const reach = Number(((frame?.head(HEAD.reach) ?? 0) / NS_PER_SECOND).toFixed(3));
  return `Replaying ${moment(time)} of ${reach} s. Dimmed part is recorded future; an edit here begins another line.`;
}
