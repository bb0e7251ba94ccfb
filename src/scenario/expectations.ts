import { assertUnreachable } from '../base/assert';
import { durationText, instantText, percentText } from '../base/duration-text';
import { msToNs, type Time } from '../base/time';
import type { World } from '../sim/world';
import { evaluateBreaker } from './breaker-expectation';
import type { Expectation, GoodputExpectation, LatencyExpectation, Scenario } from './format';
import {
  askedOf,
  clientLatencies,
  clientRows,
  goodputShare,
  hasPassed,
  percentileOf,
  secondsOf,
} from './measured';
import type { Judged } from './verdict';

/** What the run says about each expectation at its present moment. */
export function evaluateExpectations(scenario: Scenario, world: World): Judged[] {
  return scenario.expect.map((expectation) => evaluate(scenario, expectation, world));
}

function evaluate(scenario: Scenario, expectation: Expectation, world: World): Judged {
  switch (expectation.kind) {
    case 'breaker-state':
      return evaluateBreaker(scenario, expectation, world);
    case 'goodput':
      return evaluateGoodput(scenario, expectation, world);
    case 'latency':
      return evaluateLatency(scenario, expectation, world);
    default:
      return assertUnreachable(expectation);
  }
}

function evaluateGoodput(scenario: Scenario, expectation: GoodputExpectation, world: World): Judged {
  const { id, atLeast } = expectation;
  const seconds = secondsOf(expectation);
  if (!hasPassed(world, seconds)) return notYet(id, expectation.toMs, world.now);
  const asked = askedOf(world, clientRows(world, expectation.client), seconds);
  const share = goodputShare(asked);
  const when = rangeText(expectation);
  const who = askerText(scenario, expectation.client);
  if (share === undefined) {
    return {
      id,
      verdict: 'broken',
      evidence: `${when} ${who} asked nothing, so nothing was answered in time.`,
    };
  }
  const all = Math.max(asked.asked, asked.ended);
  const evidence =
    `${when} ${asked.inTime} of ${all} requests of ${who} were answered in time ` +
    `(${shareText(share)}, expected at least ${percentText(atLeast)}).`;
  return { id, verdict: share >= atLeast ? 'holds' : 'broken', evidence };
}

function evaluateLatency(scenario: Scenario, expectation: LatencyExpectation, world: World): Judged {
  const { id, percentile, atMostMs } = expectation;
  const seconds = secondsOf(expectation);
  if (!hasPassed(world, seconds)) return notYet(id, expectation.toMs, world.now);
  const cells = clientLatencies(world, clientRows(world, expectation.client), seconds);
  const latency = percentileOf(cells, percentile);
  const when = rangeText(expectation);
  const who = askerText(scenario, expectation.client);
  const limit = durationText(msToNs(atMostMs));
  if (latency === undefined) {
    const evidence = `${when} no request of ${who} was answered, so there is no latency (expected at most ${limit}).`;
    return { id, verdict: 'broken', evidence };
  }
  const evidence =
    `${when} ${percentText(percentile / 100)} of the answers to ${who} came within ${durationText(latency)} ` +
    `(expected at most ${limit}).`;
  return { id, verdict: latency <= msToNs(atMostMs) ? 'holds' : 'broken', evidence };
}

function notYet(id: string, toMs: number, now: Time): Judged {
  const evidence = `The run is at ${instantText(now)}; this is decided at ${instantText(msToNs(toMs))}.`;
  return { id, verdict: 'undecided', evidence };
}

function rangeText({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): string {
  return `From ${fromMs / 1000} s to ${toMs / 1000} s`;
}

function askerText(scenario: Scenario, client: string | undefined): string {
  if (client === undefined) return 'all clients';
  return scenario.nodes.find((node) => node.id === client)?.name ?? client;
}

/** Rounded down, so that 98.96 % is never shown as the 99 % that it fails to reach. */
function shareText(share: number): string {
  return `${Math.floor(share * 1000) / 10} %`;
}
