import { Copy, Trash2 } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import { msToNs } from '../../../base/time';
import { faultKinds } from '../../../scenario/fault-kind-settings';
import type { Fault, Scenario } from '../../../scenario/format';
import { select } from '../../../state/view';
import { useActors, useRun, useView } from '../../app/app-context';
import { useFrame } from '../../app/use-frame';
import { partName } from '../../event-log/part-names';
import { deleteFault, duplicateFault } from '../../fault-editor/fault-acts';
import { timesOf } from '../../fault-editor/use-fault-handling';
import { SettingsForm } from '../../forms/settings-form';
import { FaultGlyph } from '../../timeline/fault-glyph';
import { partsOf, targetWords } from '../../timeline/fault-target';
import { faultWords, scheduleWords, shortInstant } from '../../timeline/fault-words';
import { Badge } from '../../widgets/badge';
import { Button } from '../../widgets/button';
import { timeOf } from '../frame-reads';
import { LinkButton } from '../parts/link-button';
import { NameField } from '../parts/name-field';
import { PaneHeader } from '../parts/pane-header';
import { Section } from '../parts/section';
import { faultForm, faultValues } from './fault-form';
import { PHASE_WORDS, phaseOf } from './fault-phase';
import { TargetForm } from './target-form';
import pane from '../inspector.module.css';
import classes from './fault-pane.module.css';

export interface FaultPaneProps {
  readonly scenario: Scenario;
  readonly fault: Fault;
  /** Told once the pane stands, for the focus. */
  readonly onShown: () => void;
}

/** A fault by itself: what it does to whom and when, and everything about it to be changed. */
export function FaultPane({ scenario, fault, onShown }: FaultPaneProps) {
  useEffect(onShown, [onShown]);
  const actors = useActors();
  const { kind, name, id } = fault;
  const top = useFocusOnAsking(id);
  return (
    <>
      <div ref={top} className={pane.top}>
        <PaneHeader
          icon={<FaultGlyph kind={kind} />}
          title={name}
          caption={
            <>
              Fault, {faultKinds[kind].label.toLowerCase()} <Phase fault={fault} />
            </>
          }
        />
        <p className={pane.text}>
          {targetWords(scenario, fault).full}: {faultWords(fault)},{' '}
          {scheduleWords(fault, msToNs(scenario.durationMs))}.
        </p>
        <div className={classes.acts}>
          <Button
            size="small"
            icon={<Copy size={14} aria-hidden="true" />}
            onClick={() => void duplicateFault(actors, fault)}
          >
            Duplicate
          </Button>
          <Button
            size="small"
            icon={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => void deleteFault(actors, fault)}
          >
            Delete
          </Button>
        </div>
      </div>
      <div className={pane.sections}>
        <Section title="What and when">
          <NameField path={`faults.${id}.name`} value={name} what="Fault" />
          <SettingsForm
            fields={faultForm(kind)}
            values={faultValues(fault)}
            pathOf={(key) => `faults.${id}.${key}`}
            context={name}
            remarkOn={(key) => remarkOn(fault, key, timesOf(actors).now)}
          />
        </Section>
        <Section title="Aims at">
          <TargetForm scenario={scenario} fault={fault} />
        </Section>
        <Concerned scenario={scenario} fault={fault} />
      </div>
    </>
  );
}

/** Whoever asked for the form by a key is at its title, wherever they were. */
function useFocusOnAsking(fault: string): RefObject<HTMLDivElement | null> {
  const { view } = useActors();
  const top = useRef<HTMLDivElement>(null);
  // The form of the fault before may still be here for a moment: it is not the one that is meant.
  const isAsked = useView((state) => state.wantsFaultForm && state.fault === fault);
  useEffect(() => {
    if (!isAsked) return;
    view.setState({ wantsFaultForm: false });
    top.current?.querySelector('h2')?.focus();
  }, [isAsked, view]);
  return top;
}

const TIMES: readonly string[] = ['fromMs', 'rampInMs'];

/** What is worth knowing about an edit of what has begun. */
function remarkOn(fault: Fault, key: string, now: number): string | undefined {
  if (!TIMES.includes(key) || !fault.enabled || fault.fromMs >= now) return undefined;
  return `It began at ${shortInstant(msToNs(fault.fromMs))}. What was stays as it was: a change acts from this moment on.`;
}

function Phase({ fault }: { readonly fault: Fault }) {
  const isSpent = useRun(({ detail }) => detail?.spentFaults.includes(fault.id) === true);
  const phase = useFrame(({ frame }) => phaseOf(fault, timeOf(frame), isSpent));
  return <Badge tone={phase === 'acting' ? 'failed' : 'neutral'}>{PHASE_WORDS[phase]}</Badge>;
}

const MOST_PARTS = 8;

/** The way to the parts that it concerns. */
function Concerned({ scenario, fault }: Pick<FaultPaneProps, 'scenario' | 'fault'>) {
  const { view } = useActors();
  const parts = partsOf(scenario, fault);
  if (parts.length === 0) return null;
  return (
    <Section title="Concerns" aside={parts.length > MOST_PARTS ? `${parts.length} parts` : undefined}>
      <ul className={classes.parts}>
        {parts.slice(0, MOST_PARTS).map((part) => (
          <li key={`${part.kind} ${part.id}`}>
            <LinkButton onClick={() => select(view, part)}>{partName(scenario, part)}</LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
