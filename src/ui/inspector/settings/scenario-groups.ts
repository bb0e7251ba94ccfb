import { shopDataFields } from '../../../scenario/data-settings';
import type { Scenario } from '../../../scenario/format';
import { networkFields, requestTypeFields } from '../../../scenario/node-settings';
import { transportFields } from '../../../scenario/transport-settings';
import { keepsData } from '../../../state/keeps-data';
import { settingsIn } from '../../forms/settings-in';
import { requestName } from '../request-names';
import { sharedTransport } from '../scenario/transport-of-all';
import { SPAN_FIELDS } from '../scenario/span-fields';
import { SEED_FIELDS } from '../scenario/seed-fields';
import type { FieldGroup } from './setting-group';

/** What the scenario as a whole is set to, in the order of its pane. */
export function scenarioGroups(scenario: Scenario): readonly FieldGroup[] {
  const { requestTypes, network, data, durationMs, measure, seed } = scenario;
  const common = { kind: 'fields', context: 'Scenario', base: '' } as const;
  const { fromMs, toMs } = measure;
  return [
    ...requestTypes.map((type): FieldGroup => ({
      kind: 'fields',
      title: 'Requests',
      context: requestName(scenario, type.id),
      base: `requestTypes.${type.id}`,
      fields: requestTypeFields,
      values: settingsIn(requestTypeFields, type),
    })),
    {
      kind: 'fields',
      title: 'Network',
      context: 'Network',
      base: 'network',
      fields: networkFields,
      values: settingsIn(networkFields, network),
    },
    ...(keepsData(scenario)
      ? [
          {
            kind: 'fields',
            title: 'Data',
            context: 'Data',
            base: 'data',
            fields: shopDataFields,
            values: settingsIn(shopDataFields, data),
          } as const,
        ]
      : []),
    {
      ...common,
      title: 'Transport',
      fields: transportFields,
      values: { transport: sharedTransport(scenario) },
      form: 'transport',
    },
    {
      ...common,
      title: 'Length and measuring',
      fields: SPAN_FIELDS,
      values: { durationMs, fromMs, toMs },
      form: 'run',
    },
    { ...common, title: 'Luck', fields: SEED_FIELDS, values: { seed }, form: 'seed' },
  ];
}
