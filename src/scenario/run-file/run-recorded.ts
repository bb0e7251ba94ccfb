import '../../policies/all-layers';
import '../all-data';
import { msToNs } from '../../base/time';
import type { LoggedInput } from '../../sim/outside/input';
import { Timeline } from '../../sim/timeline';
import { reportOf, type Report } from '../report';
import { toModel, toSimulatedModel } from '../to-model';
import type { PlacedInput, RunFile } from './format';
import { kernelInput } from './kernel-input';
import type { ReplayedLog } from './replay-log';

/**
 * Plays a run that was written down: its edits and what reached it from outside act where they acted, and after them it
 * goes on to its end. Work that real requests did is known as far as the run had come, and no further.
 */
export function runRecorded(run: RunFile, { commands, scenarios }: ReplayedLog, untilMs?: number): Report {
  const hasReplies = run.inputs.some(({ input }) => input.kind === 'reply');
  const modelOf = hasReplies ? toModel : toSimulatedModel;
  const timeline = new Timeline({
    seed: run.seed,
    model: modelOf(scenarios[0]),
    log: commands.map((command, index) => ({ ...command, model: modelOf(scenarios[index + 1]) })),
    inputs: run.inputs.map(kernelPlaced),
    reach: run.reach,
  });
  const last = scenarios[scenarios.length - 1];
  const end = msToNs(Math.min(untilMs ?? last.durationMs, last.durationMs));
  const why = timeline.run(hasReplies ? Math.min(end, run.reach.time) : end);
  return reportOf(scenarios[timeline.world.commands], timeline.world, why === 'time');
}

function kernelPlaced({ time, after, edits, input }: PlacedInput): LoggedInput {
  return { time, after, commands: edits, input: kernelInput(input) };
}
