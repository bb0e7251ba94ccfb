import { classNames } from './class-names';
import { useField } from './field-context';
import { rangeText, type Quantity } from './number-text';
import { useNumberDraft } from './use-number-draft';
import classes from './number-input.module.css';

export interface NumberInputProps {
  /** Not needed inside a Field. */
  readonly label?: string | undefined;
  /** NaN where there is no single one, of which the placeholder tells. */
  readonly value: number;
  readonly placeholder?: string | undefined;
  /** Called with a valid value in range, on Enter, on leaving the field and with each step of an arrow key. */
  readonly onCommit: (value: number) => void;
  /** Kind, unit and range; the declaration of a setting fits as it is. */
  readonly quantity: Quantity;
  /** Stands before the number, as in "≥ 50". */
  readonly prefix?: string | undefined;
}

export function NumberInput({ label, value, placeholder, onCommit, quantity, prefix }: NumberInputProps) {
  const field = useField();
  const { id, shown, draft, type, commit, onKeyDown } = useNumberDraft(value, quantity, onCommit, field);
  const linked = label === undefined ? field : undefined;
  const error = draft?.error;
  const wrong = error !== undefined || linked?.error !== undefined;
  const [unitId, boundsId, ownErrorId] = [`${id}-unit`, `${id}-bounds`, `${id}-error`];
  const isBounded = quantity.min !== undefined && quantity.max !== undefined && !wrong;
  const described = classNames(
    shown.unit !== '' && unitId,
    isBounded && boundsId,
    wrong && (field?.errorId ?? ownErrorId),
  );
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
          placeholder={placeholder}
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
      {isBounded && (
        <span id={boundsId} className={classes.bounds}>
          {rangeText(quantity)}
        </span>
      )}
      {field === undefined && (
        <span id={ownErrorId} className={classes.error} role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
