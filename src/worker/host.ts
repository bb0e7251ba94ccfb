import { builtIn } from '../scenario/library/catalogue';
import { ScenarioRun } from '../scenario/run-scenario';
import type { FromWorker, ToWorker } from './protocol';
import { summaryOf } from './summary';

/**
 * The worker's shell. Each `run` is answered by exactly one `finished` or `failed` with the same run id; whatever is
 * thrown on the way becomes the latter. A run goes in slices, so several runs share the worker and a message is
 * never far from being heard.
 */
addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const { runId, scenarioId, seed } = event.data;
  const scenario = builtIn(scenarioId);
  if (scenario === undefined) {
    say({ kind: 'failed', runId, message: `No scenario is called '${scenarioId}' in this build.` });
    return;
  }
  guarded(runId, () => slice(runId, new ScenarioRun(scenario, { seed })));
});

function slice(runId: string, run: ScenarioRun): void {
  if (run.step()) {
    setTimeout(() => guarded(runId, () => slice(runId, run)));
    return;
  }
  const report = run.report();
  say({ kind: 'finished', runId, hash: report.hash, events: report.events, summary: summaryOf(report) });
}

function guarded(runId: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say({ kind: 'failed', runId, message });
  }
}

function say(message: FromWorker): void {
  postMessage(message);
}
