import type { Actors } from '../../state/actions';
import { neighbour, withChartAt } from './rearranged';

/** Puts a chart where its neighbour in sight is. The focus stays with it. */
export function moveChart(actors: Actors, shown: readonly string[], key: string, by: 1 | -1): void {
  const other = neighbour(shown, key, by);
  if (other !== undefined) placeChart(actors, key, other);
}

function placeChart({ preferences }: Actors, key: string, other: string): void {
  preferences.setState(({ charts }) => ({ charts: withChartAt(charts, key, other) }));
}

const SLOT = '[data-chart]';

/** Follows the pointer until it is let go: the chart then stands where the one under the pointer was. Escape gives up. */
export function dragChart(actors: Actors, key: string, grip: HTMLElement, pointerId: number): void {
  const moved = grip.closest<HTMLElement>(SLOT);
  // The pointer may have been let go before this was here.
  if (moved === null || !isDown(grip, pointerId)) return;
  let target: HTMLElement | null = null;
  const aim = (next: HTMLElement | null): void => {
    if (target !== null) delete target.dataset.target;
    target = next;
    if (target !== null) target.dataset.target = 'true';
  };
  const follow = ({ clientX, clientY }: PointerEvent): void => {
    const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>(SLOT) ?? null;
    aim(under === moved ? null : under);
  };
  const stop = new AbortController();
  const end = (): void => {
    aim(null);
    delete moved.dataset.moved;
    stop.abort();
  };
  const { signal } = stop;
  moved.dataset.moved = 'true';
  grip.addEventListener('pointermove', follow, { signal });
  grip.addEventListener('pointercancel', end, { signal });
  grip.addEventListener('lostpointercapture', end, { signal });
  grip.addEventListener(
    'pointerup',
    () => {
      const other = target?.dataset.chart;
      end();
      if (other !== undefined) placeChart(actors, key, other);
    },
    { signal },
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end();
    },
    { signal, capture: true },
  );
}

function isDown(grip: HTMLElement, pointerId: number): boolean {
  try {
    grip.setPointerCapture(pointerId);
    return true;
  } catch {
    return false;
  }
}
