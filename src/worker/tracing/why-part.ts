import { durationText, instantText } from '../../base/duration-text';
import { EDITED, FAULT_BEGAN, INSTANCE_CHANGED, type ChangeRow } from '../../sim/change-log';
import { crashMoment } from '../../sim/change-words';
import type { FaultModel } from '../../sim/fault-model';
import { CRASHED, DRAINING, STARTING, STOPPED, UP } from '../../sim/tables';
import type { WhyMoment } from '../traces';
import {
  faultMoments,
  faultText,
  reachedFrom,
  rowMoment,
  rowText,
  type ChangeScene,
  type Seen,
  type Told,
} from './change-scene';
import { effectText, spanText } from './fault-words';
import { sentence, sentences } from './phrases';
import { nodeSettings } from './setting-words';

/** Why calls keep away from an instance, or do not any more. */
export function whyEjection(scene: ChangeScene): Told {
  const { names, row, seen } = scene;
  const { edge } = names.configuration.guards[row.subject];
  const { to } = names.configuration.edges[edge];
  const [name, instance] = [names.edge(edge), names.instance(to, row.a)];
  const isEjected = row.b === 1;
  const behind = reachedFrom(seen.model, names.configuration.edges[edge].model.id);
  const [callee] = [names.configuration.nodes[to].model.id];
  const faults = faultMoments(scene, (fault) =>
    fault.on === 'nodes' ? fault.nodes.includes(callee) : fault.edges.some((id) => behind.edges.has(id)),
  );
  const cause = seen.ejection === null ? 'it was ejected' : seen.ejection.cause;
  const until = seen.ejection === null ? '' : ` at least until ${instantText(seen.ejection.until)}`;
  const now = rowMoment(scene, row, {
    title: isEjected ? `${instance} was ejected` : `${instance} came back`,
    text: sentences(rowText(scene, row), seen.words?.state),
    settings: seen.settings,
  });
  return {
    question: isEjected
      ? `Why does ${name} keep away from ${instance}?`
      : `Why does ${name} call ${instance} again?`,
    answer: sentence(
      isEjected
        ? `${cause}, so ${name} keeps away from ${instance}${until}`
        : `${overText(scene, instance)}, so ${name} calls it again`,
    ),
    moments: [...(isEjected ? faults : []), now].sort(byTime),
  };
}

function overText({ seen, row }: ChangeScene, instance: string): string {
  const isInTime = seen.ejection !== null && seen.ejection.until <= row.time;
  return isInTime
    ? `the time for which ${instance} was ejected is over`
    : `the ejection of ${instance} ended early`;
}

/** Why an instance came into its state, or hangs. */
export function whyInstance(scene: ChangeScene): Told {
  const { names, row, seen } = scene;
  const instance = names.instance(row.subject, row.a);
  const own = seen.instances.at(row.a);
  const hangs = row.code !== INSTANCE_CHANGED;
  const wanted = hangs ? 'hung' : 'crashed';
  const isBad = hangs ? row.b === 1 : row.b === CRASHED;
  const atWork = faultAtWork(scene);
  const faults = isBad
    ? faultMoments(scene, (fault, instances) =>
        atWork === undefined
          ? fault.on === 'nodes' && fault.state === wanted && own !== undefined && instances.includes(own)
          : fault === atWork.model,
      )
    : [];
  const text = isBad ? rowText(scene, row) : sentence(instanceReason(scene));
  return {
    question: instanceQuestion(scene, instance, hangs),
    answer:
      faults.length > 0
        ? sentence(
            `${faultNames(scene, wanted)} ${hangs ? 'makes' : 'crashed'} ${instance}${hangs ? ' hang' : momentText(row)}`,
          )
        : text,
    moments: [...faults, ...editsAt(scene), rowMoment(scene, row, { text, title: 'It changed' })].sort(
      byTime,
    ),
  };
}

/** The fault that crashed an instance when work there ended. */
function faultAtWork({ seen, row }: ChangeScene): Seen['acting'][number] | undefined {
  return isAtWork(row) ? seen.acting.find(({ index }) => index === row.c - 1) : undefined;
}

function isAtWork({ code, b, c }: ChangeRow): boolean {
  return code === INSTANCE_CHANGED && b === CRASHED && c > 0;
}

function momentText(row: ChangeRow): string {
  return isAtWork(row) ? ` ${crashMoment(row.d)}` : '';
}

function faultNames(scene: ChangeScene, state: string): string {
  const { names, seen } = scene;
  const found =
    faultAtWork(scene) ?? seen.acting.find(({ model }) => model.on === 'nodes' && model.state === state);
  return found === undefined ? 'a fault' : `the fault ${names.fault(found.index)}`;
}

function instanceQuestion({ row }: ChangeScene, instance: string, hangs: boolean): string {
  if (hangs) return row.b === 1 ? `Why does ${instance} hang?` : `Why does ${instance} go on?`;
  const ask: Readonly<Record<number, string>> = {
    [STOPPED]: `Why did ${instance} stop?`,
    [STARTING]: `Why is ${instance} starting?`,
    [UP]: `Why is ${instance} up?`,
    [DRAINING]: `Why does ${instance} take no new requests?`,
    [CRASHED]: `Why did ${instance} crash?`,
  };
  return ask[row.b] ?? `Why did ${instance} change?`;
}

/** What brings an instance into a state, where no fault does. */
function instanceReason({ names, row, rows, index, seen }: ChangeScene): string {
  const who = names.instance(row.subject, row.a);
  if (row.code !== INSTANCE_CHANGED) return `what made ${who} hang is over`;
  const { id } = names.configuration.nodes[row.subject].model;
  const startup = durationText(seen.model.nodes.find((node) => node.id === id)?.lifecycle.startupNs ?? 0);
  const known = rows
    .slice(0, index)
    .findLast(({ code, subject, a }) => code === INSTANCE_CHANGED && subject === row.subject && a === row.a);
  const before = known?.b;
  const wanted =
    before !== CRASHED
      ? `an edit asked for ${who}`
      : known !== undefined && isAtWork(known)
        ? `nothing holds ${who} down after its crash`
        : `what had crashed ${who} is over`;
  switch (row.b) {
    case UP:
      return before === STARTING ? `${who} has started, which takes ${startup} here` : wanted;
    case STARTING:
      return `${wanted}, and a start takes ${startup} here`;
    case DRAINING:
      return `an edit took ${who} away, and it finishes what it has`;
    case STOPPED:
      return before === DRAINING
        ? `${who} was to finish what it had, and is done`
        : `an edit took ${who} away`;
    default:
      return `${who} crashed`;
  }
}

/** Edits that acted at the same instant. */
function editsAt(scene: ChangeScene): WhyMoment[] {
  const { rows, index, row, edits } = scene;
  return rows
    .slice(0, index)
    .filter(({ code, time }) => code === EDITED && time === row.time)
    .map((edit) => rowMoment(scene, edit, { title: 'An edit', text: editText(edits[edit.subject]?.label) }));
}

function editText(label: string | undefined): string {
  return sentence(label === undefined ? 'an edit took effect' : `an edit took effect: ${label}`);
}

/** Why a node sheds requests, or does not any more. */
export function whyShedding(scene: ChangeScene, began: boolean): Told {
  const { names, row, seen } = scene;
  const name = names.node(row.subject);
  const { id } = names.configuration.nodes[row.subject].model;
  const node = seen.model.nodes.find((one) => one.id === id);
  const faults = began
    ? faultMoments(scene, (fault) => fault.on === 'nodes' && fault.nodes.includes(id))
    : [];
  const now = rowMoment(scene, row, {
    title: began ? 'Shedding began' : 'Shedding ended',
    settings: node === undefined ? [] : nodeSettings(node, ['instances', 'concurrency', 'queueRoom']),
  });
  const several = (node?.instances ?? 1) > 1;
  const room = node === undefined ? '' : ` of ${node.queueRoom} ${node.queueRoom === 1 ? 'place' : 'places'}`;
  return {
    question: began ? `Why does ${name} shed requests?` : `Why did ${name} stop shedding?`,
    answer: sentence(
      began
        ? `all workers of ${several ? 'an instance of ' : ''}${name} were busy and its queue${room} was full, so it turned a request away`
        : `no request to ${name} was shed for a second`,
    ),
    moments: [...faults, now].sort(byTime),
  };
}

/** Why a fault began or ended. */
export function whyFault(scene: ChangeScene): Told {
  const { names, row, seen } = scene;
  const began = row.code === FAULT_BEGAN;
  const name = names.fault(row.subject);
  const model = seen.acting.find(({ index }) => index === row.subject)?.model;
  const edits = editsAt(scene);
  const text =
    began && model !== undefined ? faultText(scene, row.subject, model, row.time) : rowText(scene, row);
  const now = rowMoment(scene, row, { title: began ? 'A fault began' : 'A fault ended', text });
  return {
    question: began ? `Why did the fault ${name} begin?` : `Why did the fault ${name} end?`,
    answer: sentence(faultAnswer(scene, edits.length > 0, began ? model : undefined)),
    moments: [...edits, now].sort(byTime),
  };
}

function faultAnswer({ names, row }: ChangeScene, isByEdit: boolean, model: FaultModel | undefined): string {
  const name = names.fault(row.subject);
  const at = instantText(row.time);
  if (isByEdit) return `an edit changed the fault ${name} at ${at}`;
  if (model === undefined) return `the fault ${name} was set to end at ${at}`;
  return `the fault ${name} is set to act ${spanText(model, row.time)}, and ${effectText(model, row.time)}`;
}

export function whyEdit(scene: ChangeScene): Told {
  const { row, edits } = scene;
  const label = edits[row.subject]?.label;
  return {
    question: 'Why did this change?',
    answer: editText(label),
    moments: [rowMoment(scene, row, { title: 'An edit', text: editText(label) })],
  };
}

function byTime(one: WhyMoment, other: WhyMoment): number {
  return one.time - other.time;
}
