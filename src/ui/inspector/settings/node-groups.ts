import type { SettingFields } from '../../../base/settings';
import { stepFields } from '../../../patterns/saga/step-settings';
import { dataFields } from '../../../scenario/data-settings';
import type { ClientNode, Scenario, ScenarioNode, WorkNode } from '../../../scenario/format';
import {
  capacityFields,
  clientFields,
  failureFields,
  lifecycleFields,
  mixFields,
  queueFields,
  workFields,
} from '../../../scenario/node-settings';
import { sagaFields } from '../../../scenario/saga-settings';
import { storeFields } from '../../../scenario/store-settings';
import { transportFields } from '../../../scenario/transport-settings';
import { viewFields } from '../../../scenario/view-settings';
import { writerFields } from '../../../scenario/writer-settings';
import { nodesOf } from '../../../state/fault-reach';
import { settingsIn } from '../../forms/settings-in';
import type { SettingValues } from '../../forms/visible-fields';
import { requestName } from '../request-names';
import { faultGroups } from './fault-groups';
import type { FieldGroup, SettingGroup, TimeGroup } from './setting-group';

/** What a node is set to, section by section, in the order of its pane. */
export function nodeGroups(scenario: Scenario, node: ScenarioNode): readonly SettingGroup[] {
  return node.kind === 'client' ? clientGroups(scenario, node) : workGroups(scenario, node);
}

const WORK_SECTIONS: readonly (readonly [string, SettingFields])[] = [
  ['Queue', queueFields],
  ['Failures', failureFields],
  ['Instances come and go', lifecycleFields],
  ['Data', dataFields],
  ['Transport', transportFields],
];

function workGroups(scenario: Scenario, node: WorkNode): readonly SettingGroup[] {
  const { name: context } = node;
  const base = `nodes.${node.id}`;
  const all = settingsIn(workFields, node);
  const section = (title: string, fields: SettingFields): FieldGroup => {
    const values = Object.fromEntries(Object.entries(all).filter(([key]) => Object.hasOwn(fields, key)));
    return { kind: 'fields', title, context, base, fields, values };
  };
  const work: TimeGroup = {
    kind: 'time',
    title: 'Work',
    context,
    base: `${base}.latency`,
    what: 'latency',
    label: 'Takes',
    help: 'How long a request keeps a worker of this node busy, without the calls that it makes.',
    latency: node.latency,
  };
  return [
    ...faultGroups(scenario.faults.filter((fault) => nodesOf(scenario, fault).includes(node.id))),
    ...(node.kind === 'database' ? [storeGroup(node.store, base, context)] : []),
    section('Capacity', capacityFields),
    work,
    ...WORK_SECTIONS.map(([title, fields]) => section(title, fields)),
    ...processGroups(scenario, node.id),
  ];
}

function storeGroup(store: string, base: string, context: string): FieldGroup {
  return {
    kind: 'fields',
    title: 'Database',
    context,
    base,
    fields: storeFields,
    values: { store },
    form: 'store',
  };
}

/** Sagas, writers and read models that a node goes on with by itself. */
function processGroups({ sagas, writers, views }: Scenario, node: string): readonly FieldGroup[] {
  const group = (
    title: string,
    context: string,
    base: string,
    fields: SettingFields,
    values: SettingValues,
  ): FieldGroup => ({ kind: 'fields', title, context, base, fields, values });
  return [
    ...sagas
      .filter((saga) => saga.node === node)
      .flatMap((saga) => {
        const base = `sagas.${saga.id}`;
        return [
          group('The saga as a whole', saga.name, base, sagaFields, settingsIn(sagaFields, saga)),
          ...saga.steps.map((step, place) =>
            group(
              `${place + 1}. ${step.name}`,
              `${saga.name}, ${step.name}`,
              `${base}.steps.${step.id}`,
              stepFields,
              settingsIn(stepFields, step),
            ),
          ),
        ];
      }),
    ...writers
      .filter((writer) => writer.node === node)
      .map((writer) => {
        const values = settingsIn(writerFields, writer);
        return group(`Writer: ${writer.name}`, writer.name, `writers.${writer.id}`, writerFields, values);
      }),
    ...views
      .filter((view) => view.node === node)
      .map((view) => {
        const values = settingsIn(viewFields, view);
        return group(`Read model: ${view.name}`, view.name, `views.${view.id}`, viewFields, values);
      }),
  ];
}

function clientGroups(scenario: Scenario, node: ClientNode): readonly SettingGroup[] {
  const { name: context } = node;
  const base = `nodes.${node.id}`;
  const asks: FieldGroup = {
    kind: 'fields',
    title: 'Asks',
    context,
    base,
    fields: clientFields,
    values: settingsIn(clientFields, node),
  };
  const thinks: TimeGroup = {
    kind: 'time',
    title: 'Asks',
    context,
    base: `${base}.think`,
    what: 'thinking',
    label: 'Thinks for',
    help: 'How long a user thinks between the end of a request and the next one.',
    latency: node.think,
  };
  return [asks, ...(node.load === 'closed' ? [thinks] : []), ...mixGroups(scenario, node), ...patience(node)];
}

/** With a single kind of request there is nothing to weigh. */
function mixGroups(scenario: Scenario, { id, name, mix }: ClientNode): readonly FieldGroup[] {
  if (mix.length < 2) return [];
  return mix.map(({ requestType, weight }, index) => {
    const label = requestName(scenario, requestType);
    return {
      kind: 'fields',
      title: 'Asks for',
      context: name,
      base: `nodes.${id}.mix[${index}]`,
      fields: { weight: { ...mixFields.weight, label } },
      values: { weight },
    };
  });
}

function patience({ id, name, patience: latency }: ClientNode): readonly TimeGroup[] {
  if (latency === undefined) return [];
  const base = `nodes.${id}.patience`;
  const help = 'How long a request is waited for.';
  return [
    {
      kind: 'time',
      title: 'Patience',
      context: name,
      base,
      what: 'patience',
      label: 'Waits for',
      help,
      latency,
    },
  ];
}
