import { CircleHelp } from 'lucide-react';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { classNames } from './class-names';
import { FieldContext } from './field-context';
import { Tooltip } from './tooltip';
import classes from './field.module.css';

export interface FieldProps {
  readonly label: string;
  /** One or two sentences behind a question mark, shown on hover, focus and press. */
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  /** 'row' puts the label at the left, 116 wide, as in the inspector; 'column' above. */
  readonly layout?: 'row' | 'column' | undefined;
  /** One control of this folder: it takes its id, label and error from here. A second one needs its own label. */
  readonly children: ReactNode;
}

export function Field({ label, help, error, layout = 'row', children }: FieldProps) {
  const id = useId();
  const [reported, setReported] = useState<Readonly<Record<string, string | undefined>>>({});
  const link = useMemo(
    () => ({
      controlId: `${id}-control`,
      labelId: `${id}-label`,
      errorId: `${id}-error`,
      error,
      report: (controlId: string, problem: string | undefined) =>
        setReported((known) => (known[controlId] === problem ? known : { ...known, [controlId]: problem })),
    }),
    [id, error],
  );
  const shown = Object.values(reported).find((problem) => problem !== undefined) ?? error;
  return (
    <div className={classNames(classes.field, classes[layout])}>
      <span className={classes.head}>
        <label id={link.labelId} htmlFor={link.controlId}>
          {label}
        </label>
        {help !== undefined && <Help about={label}>{help}</Help>}
      </span>
      <div className={classes.controls}>
        <FieldContext value={link}>{children}</FieldContext>
      </div>
      <p id={link.errorId} className={classes.error} role="alert">
        {shown}
      </p>
    </div>
  );
}

function Help({ about, children }: { readonly about: string; readonly children: ReactNode }) {
  return (
    <Tooltip content={children} showOnPress>
      <button type="button" className={classes.help} aria-label={`What is “${about}”?`}>
        <CircleHelp size={12} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
