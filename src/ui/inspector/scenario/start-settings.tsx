import { shopDataFields } from '../../../scenario/data-settings';
import type { Scenario } from '../../../scenario/format';
import { networkFields, requestTypeFields } from '../../../scenario/node-settings';
import { settingsIn } from '../../forms/settings-in';
import { SettingsForm } from '../../forms/settings-form';
import { RequestTitle, type RequestTitleProps } from '../parts/request-title';
import { Section } from '../parts/section';
import { requestName } from '../request-names';
import { RunSettings } from './run-settings';
import { SeedField } from './seed-field';
import { TransportSettings } from './transport-settings';
import pane from '../inspector.module.css';

/** The settings of the scenario as a whole: what its requests are, who does the work, how long it runs, and its luck. */
export function StartSettings({ scenario }: { readonly scenario: Scenario }) {
  return (
    <div className={pane.group}>
      <Section title="Requests">
        {scenario.requestTypes.map((type) => (
          <RequestTypeItem key={type.id} scenario={scenario} type={type} />
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
      {keepsData(scenario) && (
        <Section title="Data">
          <SettingsForm
            fields={shopDataFields}
            values={settingsIn(shopDataFields, scenario.data)}
            pathOf={(key) => `data.${key}`}
            context="Data"
          />
        </Section>
      )}
      <Section title="Transport">
        <TransportSettings scenario={scenario} />
      </Section>
      <Section title="Length and measuring">
        <RunSettings scenario={scenario} />
      </Section>
      <Section title="Luck">
        <SeedField />
      </Section>
    </div>
  );
}

/** Where no node keeps data there is nothing that these settings could be about. */
function keepsData({ nodes }: Scenario): boolean {
  return nodes.some((node) => node.kind !== 'client' && node.owns !== 'none');
}

function RequestTypeItem({ scenario, type }: RequestTitleProps) {
  return (
    <div className={pane.item}>
      <p className={pane.itemTitle}>
        <RequestTitle scenario={scenario} type={type} />
      </p>
      <SettingsForm
        fields={requestTypeFields}
        values={settingsIn(requestTypeFields, type)}
        pathOf={(key) => `requestTypes.${type.id}.${key}`}
        context={requestName(scenario, type.id)}
        main={['deadlineMs']}
      />
    </div>
  );
}
