import { useMemo } from 'react';
import { dataRules, partRules, sagaStates } from '../../scenario/expect/data-rule-settings';
import { FIGURE_WORDS } from '../../scenario/expect/figure-word-settings';
import type {
  Expectation,
  MeasureExpectation,
  ReadModelExpectation,
  SagasExpectation,
  StateExpectation,
} from '../../scenario/expect/format';
import { READ_MODEL_FIGURES, readModelFigures } from '../../scenario/expect/read-model-settings';
import type { Scenario } from '../../scenario/format';
import { LONGEST_RUN_MS } from '../../scenario/run-settings';
import { Combobox } from '../widgets/combobox';
import { Field } from '../widgets/field';
import { NumberInput } from '../widgets/number-input';
import { Select } from '../widgets/select';
import { Switch } from '../widgets/switch';
import { BoundFields } from './bound-fields';
import {
  isBySecond,
  withFigure,
  withPart,
  withReadModelFigure,
  withRule,
  withStatefulPart,
  type Rule,
} from './changes';
import { figuresOf, groupOf, measuredParts, partKey, statefulParts, statesOf } from './parts';
import { SpanFields } from './span-fields';
import classes from './expectations.module.css';

type Plain = Exclude<Expectation, { readonly kind: 'all' | 'any' }>;

export interface FormProps<Kind extends Expectation> {
  readonly scenario: Scenario;
  readonly expectation: Kind;
  readonly change: (next: Expectation) => void;
}

/** All that can be said about one expectation, as fields below its sentence. */
export function ExpectationForm({ scenario, expectation, change }: FormProps<Plain>) {
  return (
    <div className={classes.fields}>
      <What scenario={scenario} expectation={expectation} change={change} />
      <SpanFields
        scenario={scenario}
        over={expectation.over}
        isBySecond={isBySecond(expectation)}
        change={(over) => change({ ...expectation, over })}
      />
      {expectation.kind === 'invariant' && (
        <Field
          label="Pauses"
          help="A run that is watched pauses at the moment at which the rule is broken for the first time."
        >
          <Switch
            checked={expectation.pauses === true}
            onChange={(pauses) => change(withFlag(expectation, 'pauses', pauses))}
          />
        </Field>
      )}
    </div>
  );
}

function What({ scenario, expectation, change }: FormProps<Plain>) {
  switch (expectation.kind) {
    case 'measure':
      return <MeasureFields scenario={scenario} expectation={expectation} change={change} />;
    case 'state':
      return <StateFields scenario={scenario} expectation={expectation} change={change} />;
    case 'invariant':
      return <RuleFields scenario={scenario} expectation={expectation} change={change} />;
    case 'sagas':
      return <SagaFields scenario={scenario} expectation={expectation} change={change} />;
    case 'read-model':
      return <ReadModelFields scenario={scenario} expectation={expectation} change={change} />;
  }
}

function MeasureFields({ scenario, expectation, change }: FormProps<MeasureExpectation>) {
  const { figure, of, percentile, hold } = expectation;
  const parts = useMemo(() => measuredParts(scenario), [scenario]);
  const figures = figuresOf(groupOf(of)).map((id) => ({ value: id, label: FIGURE_WORDS[id].label, id }));
  return (
    <>
      <Field label="Figure">
        <Combobox
          options={figures}
          value={figure}
          onChoose={(chosen) => {
            const found = figures.find(({ value }) => value === chosen);
            if (found !== undefined) change(withFigure(expectation, found.id));
          }}
        />
      </Field>
      {percentile !== undefined && (
        <Field
          label="Percentile"
          help="Of a hundred answers, so many are at most as slow as the figure says."
        >
          <NumberInput
            value={percentile}
            quantity={{ kind: 'number', min: 0.001, max: 99.999 }}
            onCommit={(next) => change({ ...expectation, percentile: next })}
          />
        </Field>
      )}
      <Field label="Of">
        <Combobox
          options={parts}
          value={partKey(of)}
          onChoose={(chosen) => {
            const found = parts.find(({ value }) => value === chosen);
            if (found !== undefined) change(withPart(expectation, found.part));
          }}
        />
      </Field>
      <BoundFields expectation={expectation} unit={FIGURE_WORDS[figure].unit} change={change} />
      <Field label="Holds" help="One figure for the whole time, or one for every second of it.">
        <Select options={HOLDS} value={hold} onChange={(next) => change({ ...expectation, hold: next })} />
      </Field>
    </>
  );
}

const HOLDS = [
  { value: 'overall', label: 'over the whole time' },
  { value: 'always', label: 'in every second' },
  { value: 'sometime', label: 'in some second' },
] as const;

function StateFields({ scenario, expectation, change }: FormProps<StateExpectation>) {
  const { of, state, hold } = expectation;
  const parts = useMemo(() => statefulParts(scenario), [scenario]);
  const states = statesOf(of).map((value) => ({ value, label: value }));
  return (
    <>
      <Field label="Part">
        <Combobox
          options={parts}
          value={partKey(of)}
          onChoose={(chosen) => {
            const found = parts.find(({ value }) => value === chosen);
            if (found !== undefined) change(withStatefulPart(expectation, found.part));
          }}
        />
      </Field>
      <Field label="Is">
        <Combobox
          options={states}
          value={state}
          onChoose={(chosen) => {
            const found = states.find(({ value }) => value === chosen);
            if (found !== undefined) change({ ...expectation, state: found.value });
          }}
        />
      </Field>
      <Field label="Holds">
        <Select
          options={STATE_HOLDS}
          value={hold}
          onChange={(next) => change({ ...expectation, hold: next })}
        />
      </Field>
    </>
  );
}

const STATE_HOLDS = [
  { value: 'sometime', label: 'at some moment' },
  { value: 'always', label: 'all the time' },
] as const;

function RuleFields({ scenario, expectation, change }: FormProps<Rule>) {
  const rules = useMemo(() => ruleOptions(scenario), [scenario]);
  const isOfData = expectation.rule !== 'nothing-lost' && expectation.rule !== 'nothing-waits';
  return (
    <>
      <Field label="Rule">
        <Combobox
          options={rules}
          value={expectation.rule}
          onChoose={(chosen) => {
            const found = rules.find(({ value }) => value === chosen);
            if (found !== undefined) change(withRule(expectation, found.value, scenario.durationMs));
          }}
        />
      </Field>
      {'withinMs' in expectation && (
        <Field label="Within" help="So long after it began a saga is to be over.">
          <NumberInput
            value={expectation.withinMs}
            quantity={DURATION}
            onCommit={(withinMs) => change({ ...expectation, withinMs })}
          />
        </Field>
      )}
      {isOfData && (
        <Field
          label="Is broken"
          help="The other way round: the rule is expected to be broken at some moment."
        >
          <Switch
            checked={'broken' in expectation && expectation.broken === true}
            onChange={(broken) => change(withFlag(expectation, 'broken', broken))}
          />
        </Field>
      )}
    </>
  );
}

const DURATION = { kind: 'duration', min: 0, max: LONGEST_RUN_MS } as const;

interface RuleOption {
  readonly value: Rule['rule'];
  readonly label: string;
}

function ruleOptions({ sagas, nodes }: Scenario): RuleOption[] {
  const keepsStock = nodes.some((node) => node.kind !== 'client' && node.owns === 'inventory');
  const ofParts = keysOf(partRules).map((value) => ({ value, label: partRules[value].kept }));
  const ofData = keysOf(dataRules)
    .filter(
      (rule) => sagas.length > 0 || (keepsStock && rule.startsWith('stock-') && rule !== 'stock-matches'),
    )
    .map((value) => ({ value, label: dataRules[value].kept }));
  return [...ofParts, ...ofData];
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record).filter((key): key is Key => key in record);
}

/** A flag that is not set is not there, as in a file. */
function withFlag<Kind extends Rule>(rule: Kind, key: 'pauses' | 'broken', isSet: boolean): Kind {
  const next: Kind & { pauses?: boolean; broken?: boolean } = { ...rule };
  delete next[key];
  if (isSet) next[key] = true;
  return next;
}

function SagaFields({ scenario, expectation, change }: FormProps<SagasExpectation>) {
  const { saga, ...rest } = expectation;
  const options = [
    { value: '', label: 'of every kind' },
    ...scenario.sagas.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <Field label="Sagas">
        <Combobox
          options={options}
          value={saga ?? ''}
          onChoose={(chosen) => change(chosen === '' ? rest : { ...rest, saga: chosen })}
        />
      </Field>
      <Field label="End as">
        <Select
          options={sagaStates.map((state) => ({ value: state, label: state }))}
          value={expectation.state}
          onChange={(state) => change({ ...expectation, state })}
        />
      </Field>
      <BoundFields expectation={expectation} unit="count" isWhole change={change} />
    </>
  );
}

function ReadModelFields({ scenario, expectation, change }: FormProps<ReadModelExpectation>) {
  const { view, figure } = expectation;
  const figures = READ_MODEL_FIGURES.map((value) => ({ value, label: readModelFigures[value].label }));
  return (
    <>
      <Field label="Read model">
        <Combobox
          options={scenario.views.map(({ id, name }) => ({ value: id, label: name }))}
          value={view}
          onChoose={(chosen) => change({ ...expectation, view: chosen })}
        />
      </Field>
      <Field label="Figure">
        <Select
          options={figures}
          value={figure}
          onChange={(next) => change(withReadModelFigure(expectation, next))}
        />
      </Field>
      <BoundFields
        expectation={expectation}
        unit={readModelFigures[figure].unit === 'ms' ? 'ms' : 'count'}
        change={change}
      />
    </>
  );
}
