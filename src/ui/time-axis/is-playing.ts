import type { FrameFeed } from '../../state/feed';
import { HEAD, MODE } from '../../worker/frame';

export function isPlaying({ frame }: FrameFeed): boolean {
  return frame !== null && frame.head(HEAD.mode) === MODE.playing;
}
