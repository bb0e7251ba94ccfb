import { CirclePause } from 'lucide-react';
import type { Expectation } from '../../../scenario/expect/format';
import { useActors } from '../../app/app-context';
import { IconButton } from '../../widgets/icon-button';

interface PauseToggleProps {
  readonly expectation: Extract<Expectation, { readonly kind: 'invariant' }>;
  readonly name: string;
}

/** Whether a run that plays pauses at the moment at which the rule is broken for the first time. */
export function PauseToggle({ expectation: { id, pauses = false }, name }: PauseToggleProps) {
  const { run } = useActors();
  const label = `“${name}” ${pauses ? 'no longer pauses' : 'pauses'} the run`;
  return (
    <IconButton
      size="small"
      label="Pause when this rule is broken"
      pressed={pauses}
      icon={<CirclePause size={14} aria-hidden="true" />}
      onClick={() => void run.edit(`expect.${id}.pauses`, pauses ? null : true, label)}
    />
  );
}
