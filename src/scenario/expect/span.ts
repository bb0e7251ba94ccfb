import { ensure } from '../../base/assert';
import type { Problem } from '../../base/problem';
import type { Fault, Range } from '../format';
import type { Expectation, RelativeSpan, Span } from './format';
import { placed } from './nested';
import { isDataRule } from './rule-kinds';

interface Faults {
  readonly faults: readonly Fault[];
}

/** The fault that a span is relative to. */
export function faultOf({ after }: RelativeSpan, { faults }: Faults): Fault {
  return ensure(
    faults.find(({ id }) => id === after.fault),
    `the fault ${after.fault}`,
  );
}

/** When a span begins and ends in the run; one that is relative to a fault counts from its first turn. */
export function rangeOf(span: Span, scenario: Faults): Range {
  const { fromMs, toMs } = span;
  if (!('after' in span)) return { fromMs, toMs };
  const fault = faultOf(span, scenario);
  const start = span.after.at === 'start' ? fault.fromMs : fault.toMs;
  return { fromMs: start + fromMs, toMs: start + toMs };
}

/** The whole seconds inside a range. */
export function wholeSecondsOf({ fromMs, toMs }: Range): Range {
  return { fromMs: Math.ceil(fromMs / 1000) * 1000, toMs: Math.floor(toMs / 1000) * 1000 };
}

/** Wherever its fault begins, a span that is so long has a whole second in it. */
const LEAST_MS = 2000;

/** Spans run forward and inside the run. One that is relative may end after the run: it moves with its fault. */
export function checkSpans(expectations: readonly Expectation[], durationMs: number | undefined): Problem[] {
  return placed(expectations).flatMap(({ expectation, path }): Problem[] => {
    if (!('over' in expectation)) return [];
    const { over } = expectation;
    const { fromMs, toMs } = over;
    const wrong = (expected: string): Problem[] => [
      { path: `${path}.over.toMs`, expected, received: `${toMs} ms` },
    ];
    const isRelative = 'after' in over;
    if (expectation.kind === 'state' ? toMs < fromMs : toMs <= fromMs) {
      return wrong(`later than its start (${fromMs} ms)`);
    }
    if (isRelative && isBySecond(expectation) && toMs - fromMs < LEAST_MS) {
      const why = 'so that a whole second lies inside: figures are kept by the second';
      return wrong(`at least ${LEAST_MS} ms after its start (${fromMs} ms), ${why}`);
    }
    if (isRelative || durationMs === undefined) return [];
    const withinMs = 'withinMs' in expectation ? expectation.withinMs : 0;
    if (toMs + withinMs <= durationMs) return [];
    return toMs <= durationMs
      ? wrong(`at least withinMs (${withinMs} ms) before the end of the run (${durationMs} ms)`)
      : wrong(`at most the duration of the run (${durationMs} ms)`);
  });
}

/** Whether it is about figures, and therefore about whole seconds. */
function isBySecond(expectation: Expectation): boolean {
  return expectation.kind === 'invariant' ? !isDataRule(expectation) : expectation.kind === 'measure';
}
