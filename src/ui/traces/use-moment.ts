import type { Time } from '../../base/time';
import { HEAD } from '../../worker/frame';
import { useFrame } from '../app/use-frame';

/** The present moment of the run, as often as questions about it are worth asking anew. */
export function useMoment(everyMs: number): Time {
  return useFrame((feed) => feed.frame?.head(HEAD.time) ?? 0, everyMs);
}
