import { useMemo, type RefObject } from 'react';
import type { Expectation } from '../../scenario/expect/format';
import type { Scenario } from '../../scenario/format';
import { Combobox } from '../widgets/combobox';
import { phrasesFor, phrasesOf, ready, type Phrase } from './phrases';

interface AddExpectationProps {
  readonly scenario: Scenario;
  readonly label: string;
  /** Only what holds no others. */
  readonly isPlain?: boolean;
  readonly input?: RefObject<HTMLInputElement | null>;
  readonly onChoose: (expectation: Expectation) => void;
}

/** A field in which a sentence is typed and completed: "payments p99 at most 200 ms", "opens within 3 s". */
export function AddExpectation({ scenario, label, isPlain = false, input, onChoose }: AddExpectationProps) {
  const phrases = useMemo(() => once(() => phrasesOf(scenario, isPlain)), [scenario, isPlain]);
  return (
    <Combobox
      label={label}
      input={input}
      options={NO_PHRASES}
      placeholder="Add an expectation, e.g. goodput at least 95 %"
      nothing="Nothing can be expected in these words. Try a figure, a part or a state."
      completions={(text) => phrasesFor(scenario, phrases(), text)}
      onChoose={(chosen, text) => {
        const found = phrasesFor(scenario, phrases(), text).find(({ value }) => value === chosen);
        if (found !== undefined) onChoose(ready(found.expectation, scenario));
      }}
    />
  );
}

/** None of them is ever the one that is chosen. */
const NO_PHRASES: readonly Phrase[] = [];

/** Of hundreds of parts there are thousands of sentences: they are made when somebody asks for them. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
