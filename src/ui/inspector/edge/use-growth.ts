import { useRef } from 'react';
import type { FrameView } from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { timeOf } from '../frame-reads';
import { RateMeter } from '../rate-meter';

/** What a total that frames carry grows by in a simulated second; NaN where there is none. */
export function useGrowth(total: (frame: FrameView | null) => number): number {
  const meter = useRef<RateMeter>(undefined);
  return useFrame(({ frame }) => {
    meter.current ??= new RateMeter();
    const value = total(frame);
    return Number.isNaN(value) ? NaN : meter.current.read(timeOf(frame), value);
  });
}
