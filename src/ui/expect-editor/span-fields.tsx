import type { Span } from '../../scenario/expect/format';
import type { Scenario } from '../../scenario/format';
import { MomentInput } from '../forms/moment-input';
import { Combobox } from '../widgets/combobox';
import { Field } from '../widgets/field';
import { Select } from '../widgets/select';
import { spanKind, wholeSeconds, withSpanKind } from './changes';

interface SpanFieldsProps {
  readonly scenario: Scenario;
  readonly over: Span;
  /** Figures are kept by the second. */
  readonly isBySecond: boolean;
  readonly change: (over: Span) => void;
}

const KINDS = [
  { value: 'run', label: 'at a time of the run' },
  { value: 'start', label: 'after a fault begins' },
  { value: 'end', label: 'after a fault ends' },
] as const;

/** When in the run it is expected: by the clock, or counted from a fault, with which it moves. */
export function SpanFields({ scenario, over, isBySecond, change }: SpanFieldsProps) {
  const { faults, durationMs } = scenario;
  const kinds = faults.length > 0 ? KINDS : KINDS.filter(({ value }) => value === 'run');
  const set = (next: Span): void => change(isBySecond ? wholeSeconds(next) : next);
  return (
    <>
      <Field label="When">
        <Select
          options={kinds}
          value={spanKind(over)}
          onChange={(kind) => set(withSpanKind(over, kind, faults.at(0)?.id, durationMs))}
        />
      </Field>
      {'after' in over && (
        <Field label="Fault">
          <Combobox
            options={faults.map(({ id, name }) => ({ value: id, label: name }))}
            value={over.after.fault}
            onChoose={(fault) => set({ ...over, after: { ...over.after, fault } })}
          />
        </Field>
      )}
      <Field label="From" help={isBySecond ? WHOLE : undefined}>
        <MomentInput value={over.fromMs} onCommit={(fromMs) => set({ ...over, fromMs })} />
      </Field>
      <Field label="To" help={isBySecond ? WHOLE : undefined}>
        <MomentInput value={over.toMs} onCommit={(toMs) => set({ ...over, toMs })} />
      </Field>
    </>
  );
}

const WHOLE = 'A whole second: figures are kept by the second.';
