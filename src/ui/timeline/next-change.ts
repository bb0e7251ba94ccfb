import { msToNs, nsToMs, type Time } from '../../base/time';
import type { Fault, Scenario } from '../../scenario/format';
import { nextTurn } from '../../state/fault-reach';
import { targetWords } from './fault-target';
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
      const turn = fault.enabled ? nextTurn(asOne(fault), nsToMs(now)) : undefined;
      if (turn === undefined) return [];
      const { short } = targetWords(scenario, fault);
      return [
        { at: msToNs(turn.fromMs), words: `fault on ${short} begins` },
        { at: msToNs(turn.toMs), words: `fault on ${short} ends` },
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

/** Turns that follow each other faster than somebody can read are one. */
const LEAST_EVERY_MS = 2000;

function asOne(fault: Fault): Fault {
  const { times, everyMs, toMs } = fault;
  if (times === 1 || everyMs >= LEAST_EVERY_MS) return fault;
  return { ...fault, times: 1, toMs: toMs + (times - 1) * everyMs };
}
