import { useActors, useRun } from '../../app/app-context';
import { Field } from '../../widgets/field';
import { NumberInput } from '../../widgets/number-input';

const SEED = { kind: 'integer', min: 0, max: Number.MAX_SAFE_INTEGER } as const;

/** The seed decides all that is left to luck; another one is another run. */
export function SeedField() {
  const { run } = useActors();
  const seed = useRun((state) => state.seed);
  return (
    <Field
      label="Seed"
      help="Decides everything that is drawn by lot. The same scenario, seed and edits give the same run on every machine; another seed begins the run anew."
    >
      <NumberInput value={seed} quantity={SEED} onCommit={(next) => run.setSeed(next)} />
    </Field>
  );
}
