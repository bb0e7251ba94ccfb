import { useStore } from '@xyflow/react';
import { useMemo } from 'react';
import type { Box } from './geometry/box';
import { panLimit, type PanLimit } from './layout/pan-limit';

/** How far the canvas can be moved at the present zoom. */
export function usePanLimit(drawn: readonly Box[]): PanLimit {
  const width = useStore((flow) => flow.width);
  const height = useStore((flow) => flow.height);
  const zoom = useStore(({ transform }) => transform[2]);
  const [[left, top], [right, bottom]] = useMemo(
    () => panLimit(drawn, { width, height }, zoom),
    [drawn, width, height, zoom],
  );
  // React Flow asks everybody anew when it is handed another limit, also one that says the same.
  return useMemo(
    () => [
      [left, top],
      [right, bottom],
    ],
    [left, top, right, bottom],
  );
}
