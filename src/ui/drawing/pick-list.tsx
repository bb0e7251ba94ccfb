import { Command } from 'cmdk';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Point } from '../topology/geometry/box';
import { matchOf } from './match';
import classes from './pick-list.module.css';

export interface PickEntry {
  readonly key: string;
  readonly label: string;
  readonly note?: string;
  readonly keywords?: readonly string[];
  readonly glyph?: ReactNode;
  /** Why it cannot be chosen. */
  readonly why?: string;
}

export interface PickGroup {
  readonly title: string;
  readonly entries: readonly PickEntry[];
}

export interface PickListProps {
  readonly label: string;
  readonly placeholder: string;
  /** On the screen. */
  readonly at: Point;
  readonly groups: readonly PickGroup[];
  readonly onChoose: (key: string) => void;
  readonly onClose: () => void;
  /** The pointer went down on an entry, which may be dragged away. */
  readonly onPress?: (key: string, event: PointerEvent, list: HTMLElement) => void;
}

const SIZE = { width: 280, height: 380 };
const MARGIN = 8;

/** A list beside the pointer, to choose from by a few letters. The browser closes it by Escape or a press elsewhere. */
export function PickList({ label, placeholder, at, groups, onChoose, onClose, onPress }: PickListProps) {
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  useLayoutEffect(() => {
    box.current?.showPopover();
    box.current?.querySelector('input')?.focus();
  }, []);
  const found = groups
    .map(({ title, entries }) => ({ title, entries: entries.filter((entry) => matchOf(entry, text)) }))
    .filter(({ entries }) => entries.length > 0);
  const first = found.flatMap(({ entries }) => entries).find(({ why }) => why === undefined)?.key;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  return (
    <div
      ref={box}
      popover="auto"
      role="dialog"
      aria-label={label}
      className={classes.box}
      style={placeOf(at)}
      onToggle={({ newState }) => newState === 'closed' && onClose()}
    >
      <Command
        label={label}
        className={classes.command}
        shouldFilter={false}
        loop
        vimBindings={false}
        value={chosen ?? first ?? ''}
        onValueChange={setChosen}
      >
        <Command.Input
          className={classes.input}
          placeholder={placeholder}
          value={text}
          onValueChange={(sought) => {
            setText(sought);
            setChosen(undefined);
          }}
        />
        {/* Not within the list, which may hold nothing but what can be chosen. */}
        {found.length === 0 && <p className={classes.empty}>Nothing is called “{text.trim()}”.</p>}
        <Command.List className={classes.list} label="What was found">
          {found.map(({ title, entries }) => (
            <Command.Group key={title} heading={title} className={classes.group}>
              {entries.map((entry) => (
                <Entry
                  key={entry.key}
                  entry={entry}
                  onChoose={() => {
                    if (entry.why !== undefined) return;
                    box.current?.hidePopover();
                    onChoose(entry.key);
                  }}
                  onPress={(event) =>
                    entry.why === undefined && box.current && onPress?.(entry.key, event, box.current)
                  }
                />
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </div>
  );
}

interface EntryProps {
  readonly entry: PickEntry;
  readonly onChoose: () => void;
  readonly onPress: (event: PointerEvent) => void;
}

function Entry({ entry, onChoose, onPress }: EntryProps) {
  const { key, label, note, glyph, why } = entry;
  return (
    <Command.Item
      value={key}
      className={classes.entry}
      data-off={why !== undefined}
      onSelect={onChoose}
      onPointerDown={({ nativeEvent }) => onPress(nativeEvent)}
    >
      <span className={classes.glyph}>{glyph}</span>
      <span className={classes.words}>
        <span className={classes.label} title={label}>
          {label}
        </span>
        {(why ?? note) !== undefined && <span className={classes.note}>{why ?? note}</span>}
      </span>
    </Command.Item>
  );
}

/** Beside the place, and whole on the page. */
function placeOf({ x, y }: Point): { readonly left: number; readonly top: number } {
  const { clientWidth, clientHeight } = document.documentElement;
  return {
    left: Math.max(MARGIN, Math.min(x, clientWidth - SIZE.width - MARGIN)),
    top: Math.max(MARGIN, Math.min(y, clientHeight - SIZE.height - MARGIN)),
  };
}
