import { LONGEST_RUN_MS } from '../../scenario/run-settings';
import { NumberInput } from '../widgets/number-input';

interface MomentInputProps {
  /** In ms of the run. */
  readonly value: number;
  readonly onCommit: (ms: number) => void;
}

const SECONDS = { kind: 'number', unit: 's', min: 0, max: LONGEST_RUN_MS / 1000 } as const;

/** A moment of the run, in seconds also where it is 0: whoever types 50 there means seconds. */
export function MomentInput({ value, onCommit }: MomentInputProps) {
  return (
    <NumberInput
      value={value / 1000}
      quantity={SECONDS}
      onCommit={(seconds) => onCommit(Math.round(seconds * 1e6) / 1000)}
    />
  );
}
