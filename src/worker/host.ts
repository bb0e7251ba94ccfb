import type { FromWorker, ToWorker } from './protocol';

/**
 * The worker's shell. Each `run` is answered by exactly one `finished` or `failed` with the same run id; whatever is
 * thrown on the way becomes the latter.
 */
addEventListener('message', (event: MessageEvent<ToWorker>) => {
  postMessage(answer(event.data));
});

function answer(request: ToWorker): FromWorker {
  const { runId, scenarioId } = request;
  return { kind: 'failed', runId, message: `No scenario is called '${scenarioId}' in this build.` };
}
