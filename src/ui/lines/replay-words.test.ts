import { describe, expect, it } from 'vitest';
import { FrameView, HEAD, HEAD_WIDTH, type FrameLayout } from '../../worker/frame';
import { replaySentence, untilEnd } from './replay-words';

const LAYOUT: FrameLayout = { topologyVersion: 1, durationNs: 90e9, nodes: [], edges: [], layers: [] };

function standing(seconds: number, reach: number) {
  const data = new Float64Array(HEAD_WIDTH);
  data[HEAD.time] = seconds * 1e9;
  data[HEAD.reach] = reach * 1e9;
  return { frame: new FrameView(LAYOUT, data) };
}

describe('a replay in words', () => {
  it('says how far it is from the end of what is known', () => {
    expect(untilEnd(standing(32.4, 60))).toBe('Replay, 27.6 s before the end');
    expect(untilEnd(standing(59.6, 60))).toBe('Replay, 400 ms before the end');
    expect(untilEnd(standing(60, 60))).toBe('Replay, just before the end');
    expect(untilEnd({ frame: null })).toBe('Replay');
  });

  it('says what the dimmed part is, with the time as the clock shows it', () => {
    expect(replaySentence(standing(32.4, 60))).toBe(
      'Replaying 32.400 s of 60 s. Dimmed part is recorded future; an edit here begins another line.',
    );
    expect(replaySentence(standing(32.3998, 54.0418))).toMatch(/^Replaying 32\.399 s of 54\.042 s\./);
  });
});
