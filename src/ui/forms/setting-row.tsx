import { useRef } from 'react';
import type { ChoicesField, SettingField, SettingFields, SettingValue } from '../../base/settings';
import { useActors } from '../app/app-context';
import { Checkbox } from '../widgets/checkbox';
import { Field } from '../widgets/field';
import { NumberInput } from '../widgets/number-input';
import { Select, type SelectOption } from '../widgets/select';
import { Switch } from '../widgets/switch';
import { MIXED } from './mixed';
import { refusalOfSeveral, refusalText } from './refusal-words';
import { SettingMark, type KnownOfSetting } from './setting-mark';
import { helpText } from './setting-words';
import { useAttempt, type Attempt } from './use-attempt';
import { useFieldKeys } from './use-field-keys';
import { useWantedSetting } from './use-wanted-setting';
import type { SendValue } from './value-attempt';
import classes from './setting-row.module.css';

export interface SettingRowProps {
  /** All fields of the form: a refusal may be about another one. */
  readonly fields: SettingFields;
  readonly name: string;
  readonly value: SettingValue;
  readonly commit: SendValue;
  /** Stands under it while nothing is wrong with what was typed. */
  readonly remark?: string | undefined;
  /** What a field that names an edge can be set to; none when it is left out. */
  readonly edges?: EdgeOptions | undefined;
  /** Where it is in the scenario, for whoever is led to it. */
  readonly path?: string | undefined;
  /** With it the margin says whether it is at its default, and leads back. */
  readonly known?: KnownOfSetting | undefined;
  /** The setting is of several parts: what is refused names them. */
  readonly ofSeveral?: boolean | undefined;
}

/** Edges by their ids, with the names that people know them by. */
export type EdgeOptions = readonly SelectOption<string>[];

/** One setting: its label, its control, and under it what is wrong with what was typed. */
export function SettingRow(props: SettingRowProps) {
  const { fields, name, value, commit, remark, edges = [], path, known, ofSeveral = false } = props;
  const { run } = useActors();
  const root = useRef<HTMLDivElement>(null);
  useWantedSetting(root, path);
  const field = fields[name];
  const attempt = useAttempt(value, commit, fields);
  const { row, take } = useFieldKeys(attempt);
  const { scenario } = run.getState();
  const refusal = ofSeveral ? refusalOfSeveral : refusalText;
  const error = refusal(scenario, fields, attempt.problems) || undefined;
  return (
    // The row only listens on behalf of the control in it.
    <div ref={root} className={classes.row} data-setting={name} aria-busy={attempt.pending} {...row}>
      {field.kind === 'choices' ? (
        <ChoiceList field={field} attempt={attempt} error={error} />
      ) : (
        <Field label={field.label} help={helpText(field)} error={error}>
          <Control field={field} shown={attempt.shown} edges={edges} take={(next) => take(attempt, next)} />
        </Field>
      )}
      {known !== undefined && (
        <SettingMark {...known} field={field} value={attempt.shown} set={attempt.send} />
      )}
      <p className={classes.remark} role="status">
        {error === undefined && remark}
      </p>
    </div>
  );
}

interface ControlProps {
  readonly field: Exclude<SettingField, ChoicesField>;
  readonly shown: SettingValue;
  readonly edges: EdgeOptions;
  readonly take: (next: SettingValue) => void;
}

function Control({ field, shown, edges, take }: ControlProps) {
  if (shown === MIXED && field.kind === 'flag') {
    return <Select options={[NOT_ONE, ...FLAG]} value={MIXED} onChange={(next) => take(next === 'on')} />;
  }
  switch (field.kind) {
    case 'flag':
      return <Switch checked={shown === true} onChange={take} />;
    case 'choice':
      return (
        <Select
          options={shown === MIXED ? [NOT_ONE, ...field.options] : field.options}
          value={String(shown)}
          onChange={take}
        />
      );
    case 'edge':
      return <Select options={[NO_EDGE, ...edges]} value={String(shown)} onChange={take} />;
    default:
      return (
        <NumberInput
          value={shown === MIXED ? NaN : typeof shown === 'number' ? shown : field.default}
          placeholder={shown === MIXED ? NOT_ONE.label : undefined}
          quantity={field}
          onCommit={take}
        />
      );
  }
}

const NOT_ONE = { value: MIXED, label: 'mixed' };
const FLAG = [
  { value: 'on', label: 'on' },
  { value: 'off', label: 'off' },
];
const NO_EDGE = { value: '', label: 'none' };

interface ChoiceListProps {
  readonly field: ChoicesField;
  readonly attempt: Attempt;
  readonly error: string | undefined;
}

function ChoiceList({ field, attempt, error }: ChoiceListProps) {
  const chosen = typeof attempt.shown === 'object' ? attempt.shown : [];
  const toggle = (value: string, on: boolean): void => {
    const options = field.options.map((option) => option.value);
    attempt.send(options.filter((option) => (option === value ? on : chosen.includes(option))));
  };
  return (
    <fieldset className={classes.choices}>
      <legend>{field.label}</legend>
      <p className={classes.help}>{field.help}</p>
      {field.options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={chosen.includes(option.value)}
          onChange={(on) => toggle(option.value, on)}
        />
      ))}
      <p className={classes.error} role="alert">
        {error}
      </p>
    </fieldset>
  );
}
