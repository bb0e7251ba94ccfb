import { useRef } from 'react';
import { useActors, useRun } from '../../app/app-context';
import { useWantedSetting } from '../../forms/use-wanted-setting';
import { Field } from '../../widgets/field';
import { NumberInput } from '../../widgets/number-input';
import { SEED_FIELDS } from './seed-fields';

const { seed: SEED } = SEED_FIELDS;

/** The seed decides all that is left to luck; another one is another run. */
export function SeedField() {
  const { run } = useActors();
  const seed = useRun((state) => state.seed);
  const place = useRef<HTMLDivElement>(null);
  useWantedSetting(place, 'seed');
  return (
    <div ref={place}>
      <Field label={SEED.label} help={SEED.help}>
        <NumberInput value={seed} quantity={SEED} onCommit={(next) => run.setSeed(next)} />
      </Field>
    </div>
  );
}
