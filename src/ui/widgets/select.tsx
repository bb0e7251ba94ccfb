import { ChevronDown } from 'lucide-react';
import { classNames } from './class-names';
import { useField } from './field-context';
import classes from './select.module.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectProps<Value extends string> {
  /** Not needed inside a Field, which has a label of its own. */
  readonly label?: string | undefined;
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** 'plain' looks like a button, for bars; 'field' stands in forms. */
  readonly variant?: 'field' | 'plain' | undefined;
}

/** The browser's own list: it is at home on every device, phones and screen readers included, and weighs nothing. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, options, value, onChange, variant = 'field' } = props;
  const field = useField();
  const choose = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  const named = label === undefined ? { id: field?.controlId } : { 'aria-label': label };
  return (
    <span className={classNames(classes.box, classes[variant])}>
      <select
        {...named}
        className={classes.select}
        title={options.find((option) => option.value === value)?.label}
        value={value}
        aria-invalid={field?.error === undefined ? undefined : true}
        aria-describedby={field?.error === undefined ? undefined : field.errorId}
        onChange={(event) => choose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className={classes.chevron} size={12} aria-hidden="true" />
    </span>
  );
}
