import { classNames } from './class-names';
import { useField } from './field-context';
import type { Quantity } from './number-text';
import { useNumberDraft } from './use-number-draft';
import classes from './number-input.module.css';

export interface NumberInputProps {
  /** Not needed inside a Field. */
  readonly label?: string | undefined;
  readonly value: number;
  /** Called with a valid value in range, on Enter, on leaving the field and with each step of an arrow key. */
  readonly onCommit: (value: number) => void;
  /** Kind, unit and range; the declaration of a setting fits as it is. */
  readonly quantity: Quantity;
  /** Stands before the number, as in "≥ 50". */
  readonly prefix?: string | undefined;
}

export function NumberInput({ label, value, onCommit, quantity, prefix }: NumberInputProps) {
  const field = useField();
  const { id, shown, draft, type, commit, onKeyDown } = useNumberDraft(value, quantity, onCommit, field);
  const linked = label === undefined ? field : undefined;
  const error = draft?.error;
  const wrong = error !== undefined || linked?.error !== undefined;
  const [unitId, ownErrorId] = [`${id}-unit`, `${id}-error`];
  const described = classNames(shown.unit !== '' && unitId, wrong && (field?.errorId ?? ownErrorId));
  return (
    <span className={classes.wrap}>
      <span className={classNames(classes.box, wrong && classes.wrong)}>
        {prefix !== undefined && <span aria-hidden="true">{prefix}</span>}
        <input
          className={classes.input}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          id={linked?.controlId}
          aria-label={label}
          aria-invalid={wrong || undefined}
          aria-describedby={described === '' ? undefined : described}
          data-draft={draft === undefined ? undefined : ''}
          value={draft?.text ?? shown.text}
          onChange={(event) => type(event.target.value)}
          onBlur={commit}
          onKeyDown={onKeyDown}
        />
        {shown.unit !== '' && (
          <span id={unitId} className={classes.unit}>
            {shown.unit}
          </span>
        )}
      </span>
      {field === undefined && (
        <span id={ownErrorId} className={classes.error} role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
