import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Scenario } from '../../../scenario/format';
import { selectedParts, type SettingFinder as Finder } from '../../../state/view';
import type { PartRef } from '../../../worker/protocol';
import { useActors, useView } from '../../app/app-context';
import { partName } from '../../event-log/part-names';
import { Chip } from '../../widgets/chip';
import { IconButton } from '../../widgets/icon-button';
import { SearchField } from '../../widgets/search-field';
import { findSettings, wordsOf, type FoundGroup } from '../settings/find-settings';
import { groupsOf } from '../settings/groups-of';
import { pathIn } from '../settings/setting-group';
import { FoundSettings } from './found-settings';
import { useHighlight } from './use-highlight';
import pane from '../inspector.module.css';
import classes from './setting-finder.module.css';

export interface SettingFinderProps {
  readonly scenario: Scenario;
  readonly finder: Finder;
}

/** Finds settings of what is selected, or of the scenario: what is found can be changed right there. */
export function SettingFinder({ scenario, finder }: SettingFinderProps) {
  const { view } = useActors();
  const selection = useView((now) => now.selection);
  const also = useView((now) => now.also);
  const input = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => {
    const parts = selectedParts({ selection, also });
    return (parts.length === 0 ? [null] : parts).flatMap((part) => groupsOf(scenario, part));
  }, [scenario, selection, also]);
  const found = useMemo(() => findSettings(groups, finder), [groups, finder]);
  const isSeeking = finder.changed || finder.text.trim() !== '';
  useEffect(() => input.current?.focus(), []);
  useHighlight(results, wordsOf(finder.text), found);
  const close = (): void => view.setState({ settingFinder: null });
  const change = (next: Partial<Finder>): void => view.setState({ settingFinder: { ...finder, ...next } });
  const onKeyDown = (event: KeyboardEvent): void => {
    const first = results.current?.querySelector<HTMLElement>('input, select, button');
    if ((event.key === 'ArrowDown' || event.key === 'Enter') && first !== null) {
      event.preventDefault();
      first?.focus();
    }
    if (event.key !== 'Escape' || finder.text !== '') return;
    event.stopPropagation();
    close();
  };
  return (
    <>
      <div className={classes.top}>
        <div className={classes.bar}>
          <h2 className={classes.title} tabIndex={-1}>{`Settings of ${whose(scenario, selection, also)}`}</h2>
          <IconButton
            label="Close the search"
            size="small"
            icon={<X size={16} aria-hidden="true" />}
            tooltipSide="left"
            onClick={close}
          />
        </div>
        <div onKeyDownCapture={onKeyDown} role="presentation">
          <SearchField
            label="Find a setting"
            placeholder="Name, value or unit"
            shortcut=""
            value={finder.text}
            onChange={(text) => change({ text })}
            field={input}
          />
        </div>
        <div className={classes.bar}>
          <Chip pressed={finder.changed} onPress={() => change({ changed: !finder.changed })}>
            Not at default
          </Chip>
          <span className={classes.count} role="status">
            {isSeeking && countText(found)}
          </span>
        </div>
      </div>
      <div ref={results} className={pane.sections}>
        {isSeeking ? (
          <FoundSettings scenario={scenario} found={found} text={finder.text} />
        ) : (
          <p className={pane.none}>
            Type what it is called, what it is set to, such as 5 s or 50 %, or a word of its explanation.
          </p>
        )}
      </div>
    </>
  );
}

function countText(found: readonly FoundGroup[]): string {
  const paths = new Set(found.flatMap(({ group, keys }) => keys.map((key) => pathIn(group, key))));
  if (paths.size === 0) return 'none';
  return paths.size === 1 ? '1 setting' : `${paths.size} settings`;
}

function whose(scenario: Scenario, selection: PartRef | null, also: readonly PartRef[]): string {
  if (selection === null) return 'the scenario';
  return also.length === 0 ? partName(scenario, selection) : `${also.length + 1} parts`;
}
