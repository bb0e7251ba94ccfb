import type { Scenario } from '../../../scenario/format';
import { requestTypeFields } from '../../../scenario/node-settings';
import { SettingsForm } from '../../forms/settings-form';
import { Section } from '../parts/section';
import { SeedField } from './seed-field';
import pane from '../inspector.module.css';

/** The settings of the scenario as a whole: what its requests are, and its luck. */
export function StartSettings({ scenario }: { readonly scenario: Scenario }) {
  return (
    <>
      <Section title="Requests">
        {scenario.requestTypes.map((type) => (
          <RequestTypeItem key={type.id} type={type} />
        ))}
      </Section>
      <Section title="Luck">
        <SeedField />
      </Section>
    </>
  );
}

function RequestTypeItem({ type }: { readonly type: Scenario['requestTypes'][number] }) {
  const { deadlineMs, priority, keys, users } = type;
  return (
    <div className={pane.item}>
      <p className={pane.itemTitle}>
        {type.name} <code className={pane.code}>{`${type.method} ${type.path}`}</code>
      </p>
      <SettingsForm
        fields={requestTypeFields}
        values={{ deadlineMs, priority, keys, users }}
        pathOf={(key) => `requestTypes.${type.id}.${key}`}
        context={type.name}
        main={['deadlineMs']}
      />
    </div>
  );
}
