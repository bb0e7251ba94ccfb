import { VIEWS } from '../../../domain/views/view-settings';
import type { Scenario, View } from '../../../scenario/format';
import { viewFields } from '../../../scenario/view-settings';
import { nodeName } from '../../event-log/part-names';
import { SettingsForm } from '../../forms/settings-form';
import { settingsIn } from '../../forms/settings-in';
import { Section } from '../parts/section';
import { WhatIsThis } from '../parts/what-is-this';
import pane from '../inspector.module.css';

interface ViewSectionsProps {
  readonly scenario: Scenario;
  readonly node: string;
}

/** The read models that a node makes, and what their readers get. */
export function ViewSections({ scenario, node }: ViewSectionsProps) {
  return scenario.views
    .filter((view) => view.node === node)
    .map((view) => <ViewSection key={view.id} scenario={scenario} view={view} />);
}

function ViewSection({ scenario, view }: { readonly scenario: Scenario; readonly view: View }) {
  const calleeOf = (edge: string): string => {
    const to = scenario.edges.find(({ id }) => id === edge)?.to;
    return to === undefined ? edge : nodeName(scenario, to);
  };
  const asked = [view.users, view.products].flatMap((edge) => (edge === undefined ? [] : [calleeOf(edge)]));
  const names = asked.length === 0 ? '' : ` Asks ${asked.join(' and ')} for the names that it shows.`;
  return (
    <Section title={`Read model: ${view.name}`} help={<WhatIsThis topic="read-model" what="a read model" />}>
      <p className={pane.none}>
        {`${VIEWS[view.shows].label}: made of the events of ${calleeOf(view.source)}.${names}`}
      </p>
      <SettingsForm
        fields={viewFields}
        values={settingsIn(viewFields, view)}
        pathOf={(key) => `views.${view.id}.${key}`}
        context={view.name}
      />
    </Section>
  );
}
