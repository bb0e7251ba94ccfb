import type { Problem } from '../../base/problem';
import { durationText } from '../../base/duration-text';
import { err, type Result } from '../../base/result';
import { msToNs } from '../../base/time';
import { isBefore, type Moment } from '../../sim/line';
import type { Scenario } from '../format';
import { writeScenario } from '../write-scenario';
import type { RunFile } from './format';
import { scenariosOf } from './replay-log';
import { RUN_LIMITS } from './run-limits';

/**
 * Whether a run fits the scenario that it says it began with: every edit of the log is made once. The scenarios that came
 * of them, from the first one on.
 */
export function checkRun(start: Scenario, run: RunFile): Result<Scenario[], Problem[]> {
  const order = [...orderProblems(run), ...workProblems(start, run)];
  if (order.length > 0) return err(order);
  const scenarios = scenariosOf(start, run.log);
  if (!scenarios.ok) return scenarios;
  const longest = Math.max(...scenarios.value.map(({ durationMs }) => msToNs(durationMs)));
  if (run.reach.time <= longest) return scenarios;
  const expected = `a time up to the end of the run at ${durationText(longest)}`;
  return err([{ path: 'reach.time', expected, received: `${run.reach.time} ns` }]);
}

/** What acted later stands later, and nothing lies beyond how far the run had come. */
function orderProblems({ log, inputs, moment, reach }: RunFile): Problem[] {
  const problems: Problem[] = [];
  const inOrder = (path: string, places: readonly Moment[]): void => {
    places.forEach((place, index) => {
      const at = `${path}[${index}]`;
      const before = places[index - 1];
      if (before !== undefined && isBefore(place, before)) {
        problems.push({
          path: at,
          expected: 'a place not before the one above it',
          received: momentText(place),
        });
      }
      if (isBefore(reach, place)) {
        problems.push({
          path: at,
          expected: `a place up to ${momentText(reach)}, the reach of the run`,
          received: momentText(place),
        });
      }
    });
  };
  inOrder(
    'log',
    log.map(({ time, after }) => ({ time, dispatched: after })),
  );
  inOrder(
    'inputs',
    inputs.map(({ time, after }) => ({ time, dispatched: after })),
  );
  inputs.forEach(({ edits }, index) => {
    const before = inputs[index - 1]?.edits ?? 0;
    if (edits >= before && edits <= log.length) return;
    const expected = `a number of edits from ${before} to ${log.length}`;
    problems.push({ path: `inputs[${index}].edits`, expected, received: String(edits) });
  });
  if (isBefore(reach, moment)) {
    problems.push({
      path: 'moment',
      expected: `a place up to ${momentText(reach)}, the reach of the run`,
      received: momentText(moment),
    });
  }
  return problems;
}

function workProblems(start: Scenario, { log }: RunFile): Problem[] {
  if (log.length === 0) return [];
  const most = Math.floor(RUN_LIMITS.readAgain / writeScenario(start).length);
  if (log.length <= most) return [];
  return [
    {
      path: 'log',
      expected: `at most ${most} edits of a scenario of this size`,
      received: `a list of ${log.length}`,
    },
  ];
}

function momentText({ time, dispatched }: Moment): string {
  return `${time} ns after ${dispatched} events`;
}
