import { ChevronDown } from 'lucide-react';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { classNames } from './class-names';
import { leftWith, matching, type ComboboxOption } from './combobox-matches';
import { useField, type FieldLink } from './field-context';
import { placeTooltip } from './tooltip-place';
import classes from './combobox.module.css';

export interface ComboboxProps {
  /** Not needed inside a Field. */
  readonly label?: string | undefined;
  readonly options: readonly ComboboxOption[];
  /** The one that is chosen; none of them when it adds something each time. */
  readonly value?: string | undefined;
  /** With the text for which it was offered. */
  readonly onChoose: (value: string, text: string) => void;
  readonly placeholder?: string | undefined;
  /** What is offered for a text; the options that have all its words when it is left out. */
  readonly completions?: ((text: string) => readonly ComboboxOption[]) | undefined;
  /** What stands in the list when nothing fits. */
  readonly nothing?: string | undefined;
  readonly input?: RefObject<HTMLInputElement | null> | undefined;
  /** Escape was pressed while the list was closed, or the focus went elsewhere without a choice. */
  readonly onLeave?: (() => void) | undefined;
}

/** A field that completes what is typed from a list: arrows go through it, Enter takes, Escape leaves it as it was. */
export function Combobox(props: ComboboxProps) {
  const { label, options, value, placeholder, nothing = 'Nothing fits.', onLeave } = props;
  const field = useField();
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const input = props.input ?? own;
  const chosen = options.find((option) => option.value === value);
  const teller = label === undefined ? field : undefined;
  const list = useCompletion(props, chosen, teller !== undefined);
  const isWrong = list.problem !== undefined || field?.error !== undefined;
  useProblemOfField(teller, list.problem);
  return (
    <span className={classes.box}>
      <input
        ref={input}
        id={label === undefined ? field?.controlId : undefined}
        className={classes.input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={list.isOpen}
        aria-controls={list.isOpen ? `${id}-list` : undefined}
        aria-activedescendant={list.isOpen && list.at >= 0 ? `${id}-${list.at}` : undefined}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? field?.errorId : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        title={chosen?.label}
        data-draft={list.text === null ? undefined : ''}
        value={list.text ?? chosen?.label ?? ''}
        onChange={(event) => list.type(event.target.value)}
        onClick={list.open}
        onFocus={(event) => event.target.select()}
        onBlur={() => {
          list.leave();
          onLeave?.();
        }}
        onKeyDown={list.onKeyDown}
      />
      <ChevronDown className={classes.chevron} size={12} aria-hidden="true" />
      {list.isOpen && (
        <List
          id={id}
          label={label ?? placeholder ?? 'Choices'}
          anchor={input}
          options={list.offered}
          active={list.at}
          nothing={nothing}
          take={list.take}
        />
      )}
    </span>
  );
}

/** What is typed, what is offered for it, and which of that Enter would take. */
function useCompletion(
  { options, value, onChoose, completions, onLeave }: ComboboxProps,
  chosen: ComboboxOption | undefined,
  /** There is a place for what is wrong with a text. */
  canTell: boolean,
) {
  const [text, setText] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const offered = !isOpen ? [] : (completions?.(text ?? '') ?? matching(options, text ?? ''));
  const at = Math.min(active, offered.length - 1);
  const close = (): void => {
    setOpen(false);
    setText(null);
    setProblem(undefined);
  };
  const take = (option: ComboboxOption | undefined): void => {
    if (option === undefined) return;
    close();
    onChoose(option.value, text ?? '');
  };
  /** What was typed must not vanish without a word, except where leaving is how nothing is added. */
  const leave = (): void => {
    if (!isOpen) return;
    const left = text === null || !canTell ? null : leftWith(offered, text, chosen);
    if (left === null) close();
    else if ('takes' in left) take(left.takes);
    else {
      setOpen(false);
      setProblem(left.problem);
    }
  };
  const open = (): void => {
    if (isOpen) return;
    setOpen(true);
    setActive(
      Math.max(
        0,
        options.findIndex((option) => option.value === value),
      ),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (isOpen) setActive((at + step + offered.length) % Math.max(1, offered.length));
      else open();
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      take(offered[at]);
    } else if (event.key === 'Escape' && (isOpen || text !== null || onLeave !== undefined)) {
      // The page itself would step out of what is selected.
      event.preventDefault();
      event.stopPropagation();
      if (isOpen || text !== null) close();
      else onLeave?.();
    }
  };
  const type = (next: string): void => {
    setText(next);
    setProblem(undefined);
    setOpen(true);
    setActive(0);
  };
  return { text, isOpen, offered, at, problem, open, leave, take, type, onKeyDown };
}

/** The field around it shows what is wrong with its text. */
function useProblemOfField(field: FieldLink | undefined, problem: string | undefined): void {
  const { controlId, report } = field ?? {};
  useEffect(() => {
    if (controlId === undefined) return undefined;
    report?.(controlId, problem);
    return () => report?.(controlId, undefined);
  }, [controlId, report, problem]);
}

interface ListProps {
  readonly id: string;
  readonly label: string;
  readonly anchor: RefObject<HTMLInputElement | null>;
  readonly options: readonly ComboboxOption[];
  readonly active: number;
  readonly nothing: string;
  readonly take: (option: ComboboxOption) => void;
}

/** Over everything else, so that no pane cuts it off. */
function List({ id, label, anchor, options, active, nothing, take }: ListProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current?.matches(':popover-open') === false) box.current.showPopover();
  }, []);
  useLayoutEffect(() => {
    if (box.current !== null && anchor.current !== null) placeUnder(box.current, anchor.current);
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [anchor, id, active, options.length]);
  return (
    <div
      ref={box}
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      popover="manual"
      data-state="open"
      className={classes.list}
      // The field keeps the focus while somebody presses in its list.
      onPointerDown={(event) => event.preventDefault()}
    >
      {options.map((option, at) => (
        // The field takes the keys and says which option is active.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={option.value}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          className={classNames(classes.option, at === active && classes.active)}
          onClick={() => take(option)}
        >
          <span>{option.label}</span>
          {option.hint !== undefined && <span className={classes.hint}>{option.hint}</span>}
        </div>
      ))}
      {options.length === 0 && (
        <div role="option" aria-selected={false} aria-disabled="true" className={classes.none}>
          {nothing}
        </div>
      )}
    </div>
  );
}

function placeUnder(box: HTMLElement, anchor: HTMLElement): void {
  const rect = anchor.getBoundingClientRect();
  box.style.width = `${Math.max(rect.width, 240)}px`;
  const page = { width: window.innerWidth, height: window.innerHeight };
  const { width, height } = box.getBoundingClientRect();
  const { left, top } = placeTooltip(rect, { width, height }, page, 'bottom');
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
}
