import { durationText, instantText } from '../base/duration-text';
import { msToNs, NS_PER_SECOND, type Time } from '../base/time';
import { BREAKER_MODES, CLOSED } from '../patterns/circuit-breaker/catalogue';
import { BREAKER_CHANGED, type ChangeRow } from '../sim/change-log';
import { breakerCause } from '../sim/change-words';
import type { World } from '../sim/world';
import type { BreakerExpectation, Fault, Scenario } from './format';
import { namesOf } from './names';
import type { Judged } from './verdict';

/** Whether the breaker is in the expected state at some moment from the fault's start or end on. */
export function evaluateBreaker(scenario: Scenario, expectation: BreakerExpectation, world: World): Judged {
  const { id, state, after } = expectation;
  const fault = scenario.faults.find((one) => one.id === after.fault);
  if (fault === undefined) {
    return {
      id,
      verdict: 'undecided',
      evidence: `The fault ${after.fault} is no longer part of the scenario.`,
    };
  }
  const from = msToNs(after.at === 'start' ? fault.fromMs : fault.toMs);
  const until = from + msToNs(expectation.withinMs);
  const name = namesOf(scenario)('edge', expectation.edge);
  const moment = momentText(scenario, fault, after.at);
  if (world.now < from) {
    const what = after.at === 'start' ? 'begins' : 'ends';
    const evidence = `The run is at ${instantText(world.now)}; the fault “${fault.name}” ${what} at ${instantText(from)}.`;
    return { id, verdict: 'undecided', evidence };
  }
  const rows = changesOf(expectation, world);
  // A change at the instant itself is told as such: the state before is the one that lasted until then.
  const before = rows.findLast((row) => row.time < from);
  if (BREAKER_MODES[before?.a ?? CLOSED] === state) {
    const since = before === undefined ? 'from the beginning' : `since ${exactInstant(before.time)}`;
    return { id, verdict: 'holds', evidence: `${name} was ${state} already, ${since}, when ${moment}.` };
  }
  const found = rows.find((row) => row.time >= from && row.time <= until && BREAKER_MODES[row.a] === state);
  if (found !== undefined) {
    const delay = durationText(found.time - from);
    const evidence = `${name} ${CHANGE_WORDS[state]} at ${exactInstant(found.time)}, ${delay} after ${moment}: ${breakerCause(found)}.`;
    return { id, verdict: 'holds', evidence };
  }
  if (world.now < until) {
    const evidence = `${name} is not ${state} yet, ${durationText(world.now - from)} after ${moment}; it has until ${instantText(until)}.`;
    return { id, verdict: 'undecided', evidence };
  }
  const later = rows.find((row) => row.time > until && BREAKER_MODES[row.a] === state);
  const end = later === undefined ? 'nor later' : `only at ${exactInstant(later.time)}`;
  const evidence = `${name} was not ${state} within ${durationText(until - from)} after ${moment}, ${end}.`;
  return { id, verdict: 'broken', evidence };
}

const CHANGE_WORDS = { open: 'opened', 'half-open': 'became half-open', closed: 'closed' } as const;

function changesOf(expectation: BreakerExpectation, world: World): ChangeRow[] {
  const { guards, edges } = world.configuration;
  return world.log.past().filter((row) => {
    if (row.code !== BREAKER_CHANGED) return false;
    const guard = guards[row.subject];
    return guard.layer === expectation.layer && edges[guard.edge].model.id === expectation.edge;
  });
}

function momentText(scenario: Scenario, fault: Fault, at: 'start' | 'end'): string {
  const node = namesOf(scenario)('node', fault.node);
  if (at === 'end') return `${node} recovered`;
  return fault.errorRate > 0 ? `${node} began to fail` : `${node} became slow`;
}

/** An instant to the millisecond: what happens around a fault is told in fractions of a second. */
function exactInstant(time: Time): string {
  return `${(time / NS_PER_SECOND).toFixed(3)} s`;
}
