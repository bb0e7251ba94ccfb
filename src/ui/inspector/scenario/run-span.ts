import type { Patch } from '../../../scenario/edit';
import type { Scenario } from '../../../scenario/format';

/**
 * Another duration, and with it the end of what is measured: that of a whole run stays its end, and none lies beyond
 * it. Figures are kept by the second, so what is measured ends with the last whole one.
 */
export function durationEdit({ durationMs, measure }: RunSpan, next: number): Patch[] {
  const end = wholeSeconds(next);
  const wasWhole = measure.toMs === wholeSeconds(durationMs);
  const patches: Patch[] = [{ path: 'durationMs', old: durationMs, new: next }];
  if (end === measure.toMs || (!wasWhole && end > measure.toMs)) return patches;
  return [...patches, { path: 'measure.toMs', old: measure.toMs, new: end }];
}

/** The span that such an edit leads to. */
export function withDuration(span: RunSpan, next: number): RunSpan {
  const toMs = durationEdit(span, next).find(({ path }) => path === 'measure.toMs')?.new;
  return { durationMs: next, measure: typeof toMs === 'number' ? { ...span.measure, toMs } : span.measure };
}

export type RunSpan = Pick<Scenario, 'durationMs' | 'measure'>;

function wholeSeconds(ms: number): number {
  return ms - (ms % 1000);
}
