import type { Scenario } from '../../../scenario/format';
import { networkFields, requestTypeFields } from '../../../scenario/node-settings';
import { settingsIn } from '../../forms/settings-in';
import { SettingsForm } from '../../forms/settings-form';
import { Section } from '../parts/section';
import { SeedField } from './seed-field';
import pane from '../inspector.module.css';

/** The settings of the scenario as a whole: what its requests are, and its luck. */
export function StartSettings({ scenario }: { readonly scenario: Scenario }) {
  return (
    <div className={pane.group}>
      <Section title="Requests">
        {scenario.requestTypes.map((type) => (
          <RequestTypeItem key={type.id} type={type} />
        ))}
      </Section>
      <Section title="Network">
        <SettingsForm
          fields={networkFields}
          values={settingsIn(networkFields, scenario.network)}
          pathOf={(key) => `network.${key}`}
          context="Network"
        />
      </Section>
      <Section title="Luck">
        <SeedField />
      </Section>
    </div>
  );
}

function RequestTypeItem({ type }: { readonly type: Scenario['requestTypes'][number] }) {
  return (
    <div className={pane.item}>
      <p className={pane.itemTitle}>
        {type.name} <code className={pane.code}>{`${type.method} ${type.path}`}</code>
      </p>
      <SettingsForm
        fields={requestTypeFields}
        values={settingsIn(requestTypeFields, type)}
        pathOf={(key) => `requestTypes.${type.id}.${key}`}
        context={type.name}
        main={['deadlineMs']}
      />
    </div>
  );
}
