import { instantText } from '../../base/duration-text';
import { msToNs, NS_PER_MS } from '../../base/time';
import { FAULT_BEGAN, FAULT_ENDED, type ChangeRow } from '../../sim/change-log';
import type { World } from '../../sim/world';
import type { Scenario } from '../format';
import type { Span } from './format';
import { faultOf } from './span';

/** The moment of a fault that a span counts from, and whether it comes at all. */
export interface FaultMoment {
  /** Changes of the fault. Each is told once, in the order in which they happened. */
  note(row: ChangeRow): void;
  /** Why nothing can be said about the span; undefined as long as something can. */
  whyNot(world: World): string | undefined;
}

/**
 * A fault may be switched off, and an edit may move it to where the run has been already: then what is relative to it
 * has nothing to be relative to, and must not be judged by what happened otherwise at that time.
 */
export function momentOf(span: Span, scenario: Scenario): FaultMoment | undefined {
  if (!('after' in span)) return undefined;
  const fault = faultOf(span, scenario);
  const isStart = span.after.at === 'start';
  const wanted = isStart ? FAULT_BEGAN : FAULT_ENDED;
  const time = msToNs(isStart ? fault.fromMs : fault.toMs);
  // Whoever begins or ends a fault at this very moment does so in the course of a millisecond.
  const latest = time + NS_PER_MS;
  let hasCome = false;
  return {
    note(row) {
      hasCome ||= row.code === wanted && row.time >= time && row.time < latest;
    },
    whyNot({ now }) {
      if (!fault.enabled) return `Not judged: the fault “${fault.name}” is switched off.`;
      if (hasCome || now < latest) return undefined;
      const what = `did not ${isStart ? 'begin' : 'end'} at ${instantText(time)}`;
      return `Not judged: in this run the fault “${fault.name}” ${what}; an edit has moved it there since.`;
    },
  };
}

/** Where the changes of the fault stand in the log; -1 for one that was never switched on. */
export function faultRowOf(span: Span, { configuration }: World): number {
  if (!('after' in span)) return -1;
  return configuration.faults.findIndex(({ model }) => model.id === span.after.fault);
}
