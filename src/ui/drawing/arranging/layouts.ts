import type { Point } from '../../topology/geometry/box';
import type { LayoutCall, LayoutNode } from '../../topology/layout/layered';

export interface LayoutAsk {
  readonly nodes: readonly LayoutNode[];
  readonly calls: readonly LayoutCall[];
}

export type LaidOut = Readonly<Record<string, Point>>;

/** Longer than this, in ms, nobody waits. */
const PATIENCE_MS = 10_000;

/** Works places out in a worker of its own, which ends with it: two hundred cards would stop the page for a while. */
export async function laidOut(ask: LayoutAsk): Promise<LaidOut> {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<LaidOut>((resolve, reject) => {
      setTimeout(() => reject(new Error('The layout took too long.')), PATIENCE_MS);
      worker.addEventListener('message', ({ data }: MessageEvent<LaidOut>) => resolve(data));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.postMessage(ask);
    });
  } finally {
    worker.terminate();
  }
}
