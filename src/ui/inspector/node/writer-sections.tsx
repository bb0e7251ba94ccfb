import type { Scenario, Writer } from '../../../scenario/format';
import { EFFECTS } from '../../../domain/effects/effect-settings';
import { writerFields } from '../../../scenario/writer-settings';
import { nodeName } from '../../event-log/part-names';
import { SettingsForm } from '../../forms/settings-form';
import { settingsIn } from '../../forms/settings-in';
import { Section } from '../parts/section';
import { WhatIsThis } from '../parts/what-is-this';
import pane from '../inspector.module.css';

interface WriterSectionsProps {
  readonly scenario: Scenario;
  readonly node: string;
}

/** What a node decides about data that another one keeps: what is changed here counts from the next step on. */
export function WriterSections({ scenario, node }: WriterSectionsProps) {
  return scenario.writers
    .filter((writer) => writer.node === node)
    .map((writer) => <WriterSection key={writer.id} scenario={scenario} writer={writer} />);
}

function WriterSection({ scenario, writer }: { readonly scenario: Scenario; readonly writer: Writer }) {
  const owner = scenario.edges.find(({ id }) => id === writer.edge)?.to ?? writer.edge;
  return (
    <Section title={`Writer: ${writer.name}`} help={<WhatIsThis topic="aggregate" what="a writer" />}>
      <p className={pane.none}>
        {`${EFFECTS[writer.does].label}: loads from ${nodeName(scenario, owner)}, decides, and has the events stored there.`}
      </p>
      <SettingsForm
        fields={writerFields}
        values={settingsIn(writerFields, writer)}
        pathOf={(key) => `writers.${writer.id}.${key}`}
        context={writer.name}
      />
    </Section>
  );
}
