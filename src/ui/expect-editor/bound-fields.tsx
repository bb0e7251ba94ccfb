import type { FigureUnit } from '../../scenario/expect/figure-word-settings';
import type { Expectation } from '../../scenario/expect/format';
import { Field } from '../widgets/field';
import { NumberInput } from '../widgets/number-input';
import type { Quantity } from '../widgets/number-text';
import { Select } from '../widgets/select';
import { comparisonOf, withBound, withComparison, type Bounded } from './changes';

interface BoundFieldsProps {
  readonly expectation: Bounded;
  readonly unit: FigureUnit;
  /** Only whole numbers make sense. */
  readonly isWhole?: boolean;
  readonly change: (next: Expectation) => void;
}

const LARGEST = 1e12;

const QUANTITIES: Readonly<Record<FigureUnit, Quantity>> = {
  share: { kind: 'ratio', min: 0, max: 1 },
  ms: { kind: 'duration', min: 0, max: LARGEST },
  'per-second': { kind: 'number', unit: '/s', min: 0, max: LARGEST },
  times: { kind: 'number', unit: '×', min: 0, max: LARGEST },
  count: { kind: 'number', min: 0, max: LARGEST },
};

const COMPARISONS = [
  { value: 'at-least', label: 'at least' },
  { value: 'at-most', label: 'at most' },
  { value: 'between', label: 'from … to' },
] as const;

/** How the figure is compared, and with what. */
export function BoundFields({ expectation, unit, isWhole = false, change }: BoundFieldsProps) {
  const { atLeast, atMost } = expectation;
  const quantity: Quantity = isWhole ? { kind: 'integer', min: 0, max: LARGEST } : QUANTITIES[unit];
  return (
    <>
      <Field label="Is">
        <Select
          options={COMPARISONS}
          value={comparisonOf(expectation)}
          onChange={(next) => change(withComparison(expectation, next))}
        />
      </Field>
      {atLeast !== undefined && (
        <Field label="At least">
          <NumberInput
            value={atLeast}
            quantity={quantity}
            onCommit={(next) => change(withBound(expectation, 'atLeast', next))}
          />
        </Field>
      )}
      {atMost !== undefined && (
        <Field label="At most">
          <NumberInput
            value={atMost}
            quantity={quantity}
            onCommit={(next) => change(withBound(expectation, 'atMost', next))}
          />
        </Field>
      )}
    </>
  );
}
