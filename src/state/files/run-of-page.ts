import { ensure } from '../../base/assert';
import type { Scenario } from '../../scenario/format';
import { parseScenarioText } from '../../scenario/parse-scenario';
import { fingerprintOf } from '../../scenario/run-file/fingerprint';
import type { RunFile } from '../../scenario/run-file/format';
import type { RunView } from '../../scenario/run-file/view-schema';
import { writeScenario } from '../../scenario/write-scenario';
import { builtIn } from '../../worker/built-in';
import { START } from '../../sim/line';
import type { RunSnapshot } from '../run-snapshot';
import type { View } from '../view';

/** The run of this page as a file holds it: the line that runs, and what is looked at. */
export async function runOfPage(snapshot: RunSnapshot, view: View): Promise<RunFile> {
  const { resume, seed } = snapshot;
  const line = resume?.lines.find(({ id }) => id === resume.line);
  return {
    start: await startOf(snapshot),
    seed,
    log: line?.log ?? [],
    inputs: resume?.inputs[resume.line] ?? [],
    moment: resume?.at ?? START,
    reach: line?.reach ?? START,
    view: viewOf(view),
  };
}

/** The same with its scenario called by its name, where every Breakwater has it: nobody has changed its beginning. */
export async function shortRun(run: RunFile): Promise<RunFile> {
  const { start } = run;
  if ('builtIn' in start) return run;
  const known = await builtIn(start.id).catch(() => undefined);
  if (known === undefined || writeScenario(known) !== writeScenario(start)) return run;
  return { ...run, start: { builtIn: known.id, fingerprint: fingerprintOf(known) } };
}

async function startOf({ start }: RunSnapshot): Promise<Scenario> {
  if (start.kind === 'built-in') return ensure(await builtIn(start.id), `the scenario ${start.id}`);
  const parsed = parseScenarioText(start.text);
  return ensure(parsed.ok ? parsed.value : undefined, 'a scenario that the run began with');
}

function viewOf(view: View): RunView {
  const { selection, layer, trace, saga, event, readModel } = view;
  const { dockTab, phoneTab, dockMaximised, chartsAsTable } = view;
  return {
    dockTab,
    phoneTab,
    dockMaximised,
    chartsAsTable,
    ...(selection !== null && { selection }),
    ...(layer !== null && { layer }),
    ...(trace !== null && { trace }),
    ...(saga !== null && { saga }),
    ...(event !== null && { event }),
    ...(readModel !== null && { readModel }),
  };
}
