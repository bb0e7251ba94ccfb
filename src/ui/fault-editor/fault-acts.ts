import type { Fault, FaultTarget, Range } from '../../scenario/format';
import type { FaultKind } from '../../scenario/fault-settings';
import type { Actors } from '../../state/actions';
import { chooseFault, offerUndo } from '../../state/view';
import { refusalText } from '../forms/refusal-words';
import { faultForm } from '../inspector/faults/fault-form';
import { timed } from './fault-drag';
import { addFault, removeFault } from './fault-edits';
import { afterwards, copyOf, newFault } from './new-fault';
import { whyNotNow } from './past-rule';
import { timesOf } from './use-fault-handling';

type Page = Pick<Actors, 'run' | 'view'>;

/** Adds a fault and shows its form; tells whether it could. */
export async function addNewFault(
  page: Page,
  kind: FaultKind,
  target: FaultTarget,
  range: Range,
): Promise<string | undefined> {
  const { scenario } = page.run.getState();
  return scenario === null ? undefined : add(page, newFault(scenario, kind, target, range));
}

/** A fault as another one, at the time that somebody has drawn. */
export async function drawFault(page: Page, like: Fault, range: Range): Promise<void> {
  const { scenario } = page.run.getState();
  if (scenario !== null) await addOrSay(page, copyOf(scenario, { ...like, enabled: true }, range));
}

export async function duplicateFault(page: Page, fault: Fault): Promise<void> {
  const { scenario } = page.run.getState();
  if (scenario === null) return;
  await addOrSay(page, copyOf(scenario, fault, afterwards(fault, scenario.durationMs)));
}

export async function deleteFault({ run, view }: Page, fault: Fault): Promise<void> {
  const { edit, label } = removeFault(fault);
  const made = await run.editTogether(edit, label);
  if (made.ok) {
    if (view.getState().fault === fault.id) view.setState({ fault: null });
    offerUndo(view, `${fault.name} was taken away.`);
    return;
  }
  const why = refusalText(run.getState().scenario, faultForm(fault.kind), made.error);
  view.setState({ message: `${fault.name} was not taken away. ${why}` });
}

async function addOrSay(page: Page, fault: Fault): Promise<void> {
  const why = await add(page, fault);
  if (why !== undefined) page.view.setState({ message: `No fault was added. ${why}` });
}

/** Why it could not be added; undefined when it was. */
async function add(page: Page, wanted: Fault): Promise<string | undefined> {
  const { run, view } = page;
  const { now, duration } = timesOf(page);
  // What somebody draws across the present moment begins there.
  const isCut = wanted.fromMs < now && now < wanted.toMs && wanted.times === 1;
  const fault = isCut ? timed(wanted, now, wanted.toMs) : wanted;
  const passed = whyNotNow({ ...fault, times: 1, fromMs: Infinity, toMs: Infinity }, fault, now);
  if (passed !== undefined) return passed;
  const { edit, label } = addFault(fault, duration);
  const made = await run.editTogether(edit, label);
  if (!made.ok) return refusalText(run.getState().scenario, faultForm(fault.kind), made.error);
  chooseFault(view, fault.id);
  return undefined;
}
