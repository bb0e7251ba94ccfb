import { RotateCcw } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { instantText } from '../../base/duration-text';
import type { SettingField, SettingValue } from '../../base/settings';
import { useActors } from '../app/app-context';
import { classNames } from '../widgets/class-names';
import { Menu, type MenuEntry } from '../widgets/menu';
import { MIXED } from './mixed';
import type { RunChange } from './run-change';
import { sameValue } from './visible-fields';
import classes from './setting-mark.module.css';

/** What a form knows of a setting beyond its value. */
export interface KnownOfSetting {
  readonly change: RunChange | undefined;
  /** As the reader knows it: the name of an edge, and not its id. */
  readonly words: (value: SettingValue) => string;
  /** Resets the whole form; left out where nothing else is to be reset. */
  readonly all?: { readonly label: string; readonly reset: () => void } | undefined;
}

export interface SettingMarkProps extends KnownOfSetting {
  readonly field: SettingField;
  readonly value: SettingValue;
  readonly set: (value: SettingValue) => void;
}

/** Says that a setting is not at its default, or was changed by the run, and leads back. */
export function SettingMark(props: SettingMarkProps) {
  const { field, value, change } = props;
  const isDefault = field.kind === 'edge' ? value === '' : sameValue(value, field.default);
  const isAsBegun = change === undefined || sameValue(change.from, value);
  if (value === MIXED || (isDefault && isAsBegun)) return null;
  return <Mark {...props} isDefault={isDefault} isAsBegun={isAsBegun} />;
}

interface MarkProps extends SettingMarkProps {
  readonly isDefault: boolean;
  readonly isAsBegun: boolean;
}

function Mark(props: MarkProps) {
  const { field, words, isDefault } = props;
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const mark = place.current;
    return () => {
      // It goes when its work is done, and hands the focus on to the field.
      const { activeElement: active } = document;
      if (mark === null || (!mark.contains(active) && !active?.closest('[role="menu"]'))) return;
      mark.closest('[data-setting]')?.querySelector<HTMLElement>('input, select')?.focus();
    };
  }, []);
  const state = isDefault ? 'changed by the run' : `not at its default, ${words(field.default)}`;
  const label = `${field.label}: ${state}`;
  return (
    <span ref={place}>
      <Menu
        trigger={
          <button
            type="button"
            className={classNames(classes.mark, !isDefault && classes.changed)}
            aria-label={label}
            title={label}
          >
            <RotateCcw size={12} aria-hidden="true" />
          </button>
        }
        entries={useEntries(props)}
      />
    </span>
  );
}

function useEntries(props: MarkProps): readonly MenuEntry[] {
  const { field, words, change, set, all, isDefault, isAsBegun } = props;
  const { run, view } = useActors();
  const entries: MenuEntry[] = [];
  if (!isDefault) {
    entries.push({ label: `Default: ${words(field.default)}`, onSelect: () => set(field.default) });
  }
  if (change !== undefined && !isAsBegun && !sameValue(change.from, field.default)) {
    entries.push({ label: `As at the start: ${words(change.from)}`, onSelect: () => set(change.from) });
  }
  if (change !== undefined) {
    entries.push({
      label: `Go to the edit at ${instantText(change.at)}`,
      onSelect: () => {
        view.setState({ dockTab: 'log' });
        run.seek(change.at);
      },
    });
  }
  if (all !== undefined) entries.push('separator', { label: all.label, onSelect: all.reset });
  return entries;
}
