import type { ChoicesField, SettingField, SettingFields, SettingValue } from '../../base/settings';
import { useActors } from '../app/app-context';
import { Checkbox } from '../widgets/checkbox';
import { Field } from '../widgets/field';
import { NumberInput } from '../widgets/number-input';
import { Select, type SelectOption } from '../widgets/select';
import { Switch } from '../widgets/switch';
import { refusalText } from './refusal-words';
import { helpText } from './setting-words';
import { useAttempt, type Attempt } from './use-attempt';
import { useFieldKeys } from './use-field-keys';
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
}

/** Edges by their ids, with the names that people know them by. */
export type EdgeOptions = readonly SelectOption<string>[];

/** One setting: its label, its control, and under it what is wrong with what was typed. */
export function SettingRow({ fields, name, value, commit, remark, edges = [] }: SettingRowProps) {
  const { run } = useActors();
  const field = fields[name];
  const attempt = useAttempt(value, commit, fields);
  const { row, take } = useFieldKeys(attempt);
  const error = refusalText(run.getState().scenario, fields, attempt.problems) || undefined;
  return (
    // The row only listens on behalf of the control in it.
    <div className={classes.row} data-setting={name} aria-busy={attempt.pending} {...row}>
      {field.kind === 'choices' ? (
        <ChoiceList field={field} attempt={attempt} error={error} />
      ) : (
        <Field label={field.label} help={helpText(field)} error={error}>
          <Control field={field} shown={attempt.shown} edges={edges} take={(next) => take(attempt, next)} />
        </Field>
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
  switch (field.kind) {
    case 'flag':
      return <Switch checked={shown === true} onChange={take} />;
    case 'choice':
      return <Select options={field.options} value={String(shown)} onChange={take} />;
    case 'edge':
      return <Select options={[NO_EDGE, ...edges]} value={String(shown)} onChange={take} />;
    default:
      return (
        <NumberInput
          value={typeof shown === 'number' ? shown : field.default}
          quantity={field}
          onCommit={take}
        />
      );
  }
}

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
