import type { Saga, SagaStep, Scenario } from '../../../scenario/format';
import { EFFECTS } from '../../../domain/effects/effect-settings';
import { sagaFields } from '../../../scenario/saga-settings';
import { stepFields } from '../../../patterns/saga/step-settings';
import { changedWords } from '../../forms/changed-words';
import { settingsIn } from '../../forms/settings-in';
import { SettingsForm } from '../../forms/settings-form';
import { nodeName } from '../../event-log/part-names';
import { FoldSection } from '../parts/fold-section';
import { FoldSections } from '../parts/fold-sections';
import { Section } from '../parts/section';
import { WhatIsThis } from '../parts/what-is-this';
import pane from '../inspector.module.css';

interface SagaSectionsProps {
  readonly scenario: Scenario;
  readonly node: string;
}

/** The sagas that a node carries out, and how: what is changed here concerns sagas that begin from then on. */
export function SagaSections({ scenario, node }: SagaSectionsProps) {
  return scenario.sagas
    .filter((saga) => saga.node === node)
    .map((saga) => <SagaSection key={saga.id} scenario={scenario} saga={saga} />);
}

function SagaSection({ scenario, saga }: { readonly scenario: Scenario; readonly saga: Saga }) {
  const values = settingsIn(sagaFields, saga);
  return (
    <Section
      title={`Saga: ${saga.name}`}
      aside={`${saga.steps.length} steps`}
      help={<WhatIsThis topic="saga" what="a saga" />}
    >
      <p className={pane.none}>What is changed here holds for sagas that begin from then on.</p>
      <FoldSections>
        <FoldSection title="The saga as a whole" level="h4" summary={changedWords(sagaFields, values)}>
          <SettingsForm
            fields={sagaFields}
            values={values}
            pathOf={(key) => `sagas.${saga.id}.${key}`}
            context={saga.name}
          />
        </FoldSection>
        {saga.steps.map((step, place) => (
          <StepSection key={step.id} scenario={scenario} saga={saga} step={step} number={place + 1} />
        ))}
      </FoldSections>
    </Section>
  );
}

interface StepSectionProps {
  readonly scenario: Scenario;
  readonly saga: Saga;
  readonly step: SagaStep;
  readonly number: number;
}

function StepSection({ scenario, saga, step, number }: StepSectionProps) {
  const values = settingsIn(stepFields, step);
  const callee = scenario.edges.find(({ id }) => id === step.edge)?.to ?? step.edge;
  return (
    <FoldSection
      title={`${number}. ${step.name}`}
      level="h4"
      summary={`${nodeName(scenario, callee)}: ${changedWords(stepFields, values)}`}
    >
      <p className={pane.none}>{`${EFFECTS[step.does].label}, asked of ${nodeName(scenario, callee)}`}</p>
      <SettingsForm
        fields={stepFields}
        values={values}
        pathOf={(key) => `sagas.${saga.id}.steps.${step.id}.${key}`}
        context={`${saga.name}, ${step.name}`}
      />
    </FoldSection>
  );
}
