import { Play } from 'lucide-react';
import { useRun } from '../app/app-context';
import { useAction } from '../app/use-action';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import { AddPart } from './add-part';
import { nextStepOf, WHY_NOTHING } from './next-step';

interface NothingYetProps {
  /** What this pane shows, as a sentence. */
  readonly children: string;
}

/** A pane that a run has yet to fill: what it shows, why it is empty, and the next step. */
export function NothingYet({ children }: NothingYetProps) {
  const step = useRun(({ scenario, mode }) => (scenario === null ? null : nextStepOf(scenario, mode)));
  if (step === null) return null;
  return (
    <EmptyState action={step === 'run' ? <Run /> : step === 'draw' ? <AddPart /> : undefined}>
      {children} {WHY_NOTHING[step]}
    </EmptyState>
  );
}

function Run() {
  const { unavailable, run } = useAction('run.toggle');
  return (
    <Button icon={<Play size={14} aria-hidden="true" />} disabledReason={unavailable} onClick={run}>
      Run
    </Button>
  );
}
