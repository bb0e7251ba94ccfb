import type { ChoicesField, SettingFields, SettingValue } from '../../../base/settings';
import { useActors } from '../../app/app-context';
import { MIXED } from '../../forms/mixed';
import { SettingRow } from '../../forms/setting-row';
import { editLabel, helpText, valueText } from '../../forms/setting-words';
import { Field } from '../../widgets/field';
import { Select } from '../../widgets/select';
import {
  areSame,
  rangeWords,
  setAllEdit,
  valuesOf,
  type CommonFields,
  type OwnedValue,
} from '../settings/in-common';
import classes from './several.module.css';

export interface CommonRowProps {
  readonly group: CommonFields;
  readonly name: string;
  /** Whose setting it is, as the log names it. */
  readonly context: string;
}

/** One setting of several parts: what all have, or that they differ, and how. What is entered is set for all. */
export function CommonRow({ group, name, context }: CommonRowProps) {
  const { run } = useActors();
  const field = group.fields[name];
  const values = valuesOf(group, name);
  const isSame = areSame(values);
  const set = async (next: SettingValue, before: SettingValue) =>
    run.editTogether(setAllEdit(group, name, next), editLabel(context, field, before, next));
  return (
    <div className={classes.row} data-mixed={!isSame}>
      {field.kind === 'choices' && !isSame ? (
        <DifferentChoices field={field} values={values} take={(next) => void set(next, MIXED)} />
      ) : (
        <SettingRow
          fields={group.fields}
          name={name}
          value={isSame ? values[0].value : MIXED}
          commit={set}
          ofSeveral
        />
      )}
      {!isSame && <WhoHasWhat fields={group.fields} name={name} values={values} />}
    </div>
  );
}

interface WhoHasWhatProps {
  readonly fields: SettingFields;
  readonly name: string;
  readonly values: readonly OwnedValue[];
}

function WhoHasWhat({ fields, name, values }: WhoHasWhatProps) {
  const field = fields[name];
  return (
    <details className={classes.who}>
      <summary aria-label={`${field.label}, who has what: ${rangeWords(field, values)}`}>
        {rangeWords(field, values)}
      </summary>
      <dl>
        {values.map(({ name: owner, value }) => (
          <div key={owner}>
            <dt title={owner}>{owner}</dt>
            <dd>{valueText(field, value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

interface DifferentChoicesProps {
  readonly field: ChoicesField;
  readonly values: readonly OwnedValue[];
  readonly take: (next: SettingValue) => void;
}

/** Of lists that differ one can be taken for all. */
function DifferentChoices({ field, values, take }: DifferentChoicesProps) {
  const lists = new Map(values.map(({ value }) => [valueText(field, value), value]));
  const options = [...lists.keys()].map((words) => ({ value: words, label: words }));
  return (
    <Field label={field.label} help={helpText(field)}>
      <Select
        options={[{ value: MIXED, label: 'mixed' }, ...options]}
        value={MIXED}
        onChange={(words) => {
          const list = lists.get(words);
          if (list !== undefined) take(list);
        }}
      />
    </Field>
  );
}
