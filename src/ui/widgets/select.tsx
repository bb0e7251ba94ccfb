import * as RadixSelect from '@radix-ui/react-select';
import { Check, ChevronDown } from 'lucide-react';
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

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, options, value, onChange, variant = 'field' } = props;
  const field = useField();
  const choose = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  const named = label === undefined ? { id: field?.controlId } : { 'aria-label': label };
  return (
    <RadixSelect.Root value={value} onValueChange={choose}>
      <RadixSelect.Trigger
        {...named}
        className={`${classes.trigger} ${classes[variant]}`}
        aria-invalid={field?.error === undefined ? undefined : true}
        aria-describedby={field?.error === undefined ? undefined : field.errorId}
      >
        <span className={classes.value}>
          <RadixSelect.Value>{options.find((option) => option.value === value)?.label}</RadixSelect.Value>
        </span>
        <ChevronDown className={classes.chevron} size={12} aria-hidden="true" />
      </RadixSelect.Trigger>
      <RadixSelect.Portal>
        <RadixSelect.Content className={classes.list} position="popper" sideOffset={4} collisionPadding={8}>
          <RadixSelect.Viewport>
            {options.map((option) => (
              <RadixSelect.Item key={option.value} value={option.value} className={classes.option}>
                <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
                <RadixSelect.ItemIndicator className={classes.check}>
                  <Check size={12} aria-hidden="true" />
                </RadixSelect.ItemIndicator>
              </RadixSelect.Item>
            ))}
          </RadixSelect.Viewport>
        </RadixSelect.Content>
      </RadixSelect.Portal>
    </RadixSelect.Root>
  );
}
