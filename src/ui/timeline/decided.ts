import { percentText } from '../../base/duration-text';
import { msToNs, type Time } from '../../base/time';
import type { Expectation, Scenario } from '../../scenario/format';
import type { LaneSpan } from '../../state/feed';
import type { ExpectationNow } from '../../worker/protocol';

/** An expectation that holds or is broken, with the moment from which that was certain. */
export interface Decided {
  readonly id: string;
  readonly verdict: 'holds' | 'broken';
  readonly at: Time;
  readonly words: string;
  readonly evidence: string;
}

const MODE_OF = { closed: 0, open: 1, 'half-open': 2 } as const;
const STATE_WORDS = { closed: 'closes', open: 'opens', 'half-open': 'goes half-open' } as const;

type LaneOf = (edge: string, layer: string) => readonly LaneSpan[];

export function decidedOf(
  scenario: Scenario,
  verdict: readonly ExpectationNow[],
  laneOf: LaneOf,
  now: Time,
): Decided[] {
  return verdict.flatMap(({ id, verdict: verdictNow, evidence }) => {
    const expectation = scenario.expect.find((candidate) => candidate.id === id);
    if (expectation === undefined || verdictNow === 'undecided') return [];
    const at = Math.min(now, momentOf(expectation, scenario, laneOf));
    return [{ id, verdict: verdictNow, at, words: expectationWords(expectation), evidence }];
  });
}

/** A breaker's state is certain once it is reached in time, else when the time is over; figures when theirs is. */
function momentOf(expectation: Expectation, { faults }: Scenario, laneOf: LaneOf): Time {
  if (expectation.kind !== 'breaker-state') return msToNs(expectation.toMs);
  const fault = faults.find(({ id }) => id === expectation.after.fault);
  const from = msToNs((expectation.after.at === 'start' ? fault?.fromMs : fault?.toMs) ?? 0);
  const until = from + msToNs(expectation.withinMs);
  const mode = MODE_OF[expectation.state];
  const reached = laneOf(expectation.edge, expectation.layer).find(
    (span) => span.mode === mode && span.from <= until && !(span.to <= from),
  );
  return reached === undefined ? until : Math.max(from, reached.from);
}

/** "opens within 5 s", "goodput at least 99 %", "p95 at most 250 ms". */
export function expectationWords(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'breaker-state':
      return `${STATE_WORDS[expectation.state]} within ${Number((expectation.withinMs / 1000).toFixed(2))} s`;
    case 'goodput':
      return `goodput at least ${percentText(expectation.atLeast)}`;
    case 'latency':
      return `p${expectation.percentile} at most ${expectation.atMostMs} ms`;
  }
}
