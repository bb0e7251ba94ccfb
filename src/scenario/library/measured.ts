import type { FigureId } from '../expect/figure-word-settings';
import type { MeasuredPart, Span } from '../expect/format';

type Bounds = { readonly atLeast?: number; readonly atMost?: number; readonly percentile?: number };

/** An expectation of a built-in scenario: one figure over a whole span; of all clients when no part is named. */
export function measured(id: string, figure: FigureId, over: Span, bounds: Bounds, of?: MeasuredPart) {
  return { id, kind: 'measure', figure, ...(of && { of }), over, hold: 'overall', ...bounds };
}
