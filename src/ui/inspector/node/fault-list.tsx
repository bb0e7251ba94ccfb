import { msToNs } from '../../../base/time';
import type { Fault, Scenario, WorkNode } from '../../../scenario/format';
import { useFrame } from '../../app/use-frame';
import { SettingsForm } from '../../forms/settings-form';
import { faultWords, shortInstant } from '../../timeline/fault-words';
import { Badge } from '../../widgets/badge';
import { timeOf } from '../frame-reads';
import { Section } from '../parts/section';
import { FAULT_FORM, phaseOf, type FaultPhase } from './fault-times';
import pane from '../inspector.module.css';

/** The faults of a node, those that lie ahead and those that are over included, each with its form. */
export function FaultList({ scenario, node }: { readonly scenario: Scenario; readonly node: WorkNode }) {
  const faults = scenario.faults.filter((fault) => fault.node === node.id);
  return (
    <Section title="Faults">
      {faults.length === 0 && (
        <p className={pane.none}>None yet. Kill it or slow it down, and a fault begins at this moment.</p>
      )}
      {faults.map((fault) => (
        <FaultItem key={fault.id} fault={fault} />
      ))}
    </Section>
  );
}

const PHASE_WORDS: Readonly<Record<FaultPhase, string>> = {
  ahead: 'ahead',
  acting: 'acting now',
  over: 'over',
};

function FaultItem({ fault }: { readonly fault: Fault }) {
  const phase = useFrame(({ frame }) => phaseOf(fault, timeOf(frame)));
  const { fromMs, toMs, errorRate, latencyFactor } = fault;
  const span = `${shortInstant(msToNs(fromMs))} to ${shortInstant(msToNs(toMs))}`;
  return (
    <div className={pane.item}>
      <p className={pane.itemTitle}>
        {fault.name}
        <Badge tone={phase === 'acting' ? 'failed' : 'neutral'}>{PHASE_WORDS[phase]}</Badge>
      </p>
      <p className={pane.text}>
        {faultWords(fault)}, {span}
      </p>
      <SettingsForm
        fields={FAULT_FORM}
        values={{ errorRate, latencyFactor, fromMs, toMs }}
        pathOf={(key) => `faults.${fault.id}.${key}`}
        context={fault.name}
      />
    </div>
  );
}
