import { useId, type ReactNode } from 'react';
import { classNames } from './class-names';
import { Tooltip } from './tooltip';
import classes from './toggle-group.module.css';

export interface ToggleOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** With an icon the label becomes its tooltip, unless `showLabels` is set. */
  readonly icon?: ReactNode;
  /** For a label that may be cut off. */
  readonly title?: string | undefined;
}

export interface ToggleGroupProps<Value extends string> {
  readonly label: string;
  readonly options: readonly ToggleOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly showLabels?: boolean | undefined;
  /** Fills the width it is given, as above a list. */
  readonly stretch?: boolean | undefined;
}

/** A segmented control. Real radio buttons lie under it, so the arrow keys and the announcements are the browser's. */
export function ToggleGroup<Value extends string>(props: ToggleGroupProps<Value>) {
  const { label, options, value, onChange, showLabels = false, stretch = false } = props;
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={classNames(classes.group, stretch && classes.stretch)}
    >
      {options.map((option) => {
        const iconOnly = option.icon !== undefined && !showLabels;
        const segment = (
          <label
            key={option.value}
            className={classNames(
              classes.segment,
              iconOnly && classes.iconOnly,
              option.title !== undefined && classes.mayBeCut,
            )}
          >
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              aria-label={iconOnly ? option.label : undefined}
            />
            {option.icon}
            {!iconOnly && (
              <span className={classes.words} title={option.title}>
                {option.label}
              </span>
            )}
          </label>
        );
        if (!iconOnly) return segment;
        return (
          <Tooltip key={option.value} content={option.label} describes={false}>
            {segment}
          </Tooltip>
        );
      })}
    </div>
  );
}
