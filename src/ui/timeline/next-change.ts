import { msToNs, type Time } from '../../base/time';
import type { Scenario } from '../../scenario/format';
import { nodeName } from '../event-log/part-names';
import { momentText } from '../time-axis/moment-text';

/** A breaker that is open, and until when. */
export interface OpenBreaker {
  readonly name: string;
  readonly openUntil: Time;
}

interface Change {
  readonly at: Time;
  readonly words: string;
}

/**
 * What is known to happen next, as the header of the timeline says it; empty when nothing is. A breaker is named only
 * where the scenario has several.
 */
export function nextChange(
  scenario: Scenario,
  now: Time,
  open: readonly OpenBreaker[],
  breakers: number,
): string {
  const changes: Change[] = [
    ...open.map(({ name, openUntil }) => ({
      at: openUntil,
      words: breakers > 1 ? `${name} half-open` : 'half-open',
    })),
    ...scenario.faults.flatMap((fault) => {
      const node = nodeName(scenario, fault.node);
      return [
        { at: msToNs(fault.fromMs), words: `fault on ${node} begins` },
        { at: msToNs(fault.toMs), words: `fault on ${node} ends` },
      ];
    }),
  ];
  const end = msToNs(scenario.durationMs);
  const ahead = changes.filter(({ at }) => at > now && at < end && Number.isFinite(at));
  const [first, ...others] = ahead;
  if (first === undefined) return now < end ? `The run ends at ${momentText(end, 2)}` : 'The run has ended';
  const next = others.reduce((soonest, change) => (change.at < soonest.at ? change : soonest), first);
  return `Next change expected: ${next.words} at ${momentText(next.at, 2)}`;
}
