import { msToNs } from '../../../base/time';
import type { Fault, Scenario } from '../../../scenario/format';
import { useRun } from '../../app/app-context';
import { useFrame } from '../../app/use-frame';
import { SettingsForm } from '../../forms/settings-form';
import { FaultGlyph } from '../../timeline/fault-glyph';
import { targetWords } from '../../timeline/fault-target';
import { faultWords, scheduleWords } from '../../timeline/fault-words';
import { Badge } from '../../widgets/badge';
import { timeOf } from '../frame-reads';
import { FoldSection } from '../parts/fold-section';
import { FoldSections } from '../parts/fold-sections';
import { Section } from '../parts/section';
import { faultForm, faultValues, GIVEN_OF_FAULTS, MAIN_FAULT_SETTINGS } from './fault-form';
import { PHASE_WORDS, phaseOf } from './fault-phase';
import pane from '../inspector.module.css';
import classes from './fault-list.module.css';

export interface FaultListProps {
  readonly scenario: Scenario;
  /** Those that concern the part, in the order of the scenario. */
  readonly faults: readonly Fault[];
  /** What stands there when there are none. */
  readonly none: string;
}

/** The faults of a part, those that lie ahead and those that are over included, each with its form. */
export function FaultList({ scenario, faults, none }: FaultListProps) {
  return (
    <Section title="Faults">
      {faults.length === 0 && <p className={pane.none}>{none}</p>}
      <FoldSections>
        {faults.map((fault) => (
          <FaultItem key={fault.id} scenario={scenario} fault={fault} isOnly={faults.length === 1} />
        ))}
      </FoldSections>
    </Section>
  );
}

interface FaultItemProps {
  readonly scenario: Scenario;
  readonly fault: Fault;
  readonly isOnly: boolean;
}

function FaultItem({ scenario, fault, isOnly }: FaultItemProps) {
  const isSpent = useRun(({ detail }) => detail?.spentFaults.includes(fault.id) === true);
  const phase = useFrame(({ frame }) => phaseOf(fault, timeOf(frame), isSpent));
  const { kind, name } = fault;
  return (
    <FoldSection
      title={name}
      level="h4"
      startsOpen={isOnly}
      aside={<Badge tone={phase === 'acting' ? 'failed' : 'neutral'}>{PHASE_WORDS[phase]}</Badge>}
      about={
        <p className={classes.words}>
          <FaultGlyph kind={kind} className={classes.glyph} />
          <span>
            {targetWords(scenario, fault).full}: {faultWords(fault)},{' '}
            {scheduleWords(fault, msToNs(scenario.durationMs))}
          </span>
        </p>
      }
    >
      <SettingsForm
        fields={faultForm(kind)}
        values={faultValues(fault)}
        pathOf={(key) => `faults.${fault.id}.${key}`}
        context={name}
        main={MAIN_FAULT_SETTINGS}
        given={GIVEN_OF_FAULTS}
      />
    </FoldSection>
  );
}
