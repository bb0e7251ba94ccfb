import { shopDataFields } from '../../../scenario/data-settings';
import type { Scenario } from '../../../scenario/format';
import { networkFields } from '../../../scenario/node-settings';
import { settingsIn } from '../../forms/settings-in';
import { SettingsForm } from '../../forms/settings-form';
import { Section } from '../parts/section';
import { RequestTypes } from '../requests/request-types';
import { RunSettings } from './run-settings';
import { SeedField } from './seed-field';
import { TransportSettings } from './transport-settings';
import pane from '../inspector.module.css';

/** The settings of the scenario as a whole: what its requests are, who does the work, how long it runs, and its luck. */
export function StartSettings({ scenario }: { readonly scenario: Scenario }) {
  return (
    <div className={pane.group}>
      <RequestTypes scenario={scenario} />
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
