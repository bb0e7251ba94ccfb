import { useId, useState } from 'react';
import type { SettingField, SettingFields, SettingValue } from '../../base/settings';
import { HEAD } from '../../worker/frame';
import { useActors, useRun, useView } from '../app/app-context';
import { refusalText } from './refusal-words';
import { resetEdit } from './reset-edit';
import { runChangeOf } from './run-change';
import type { KnownOfSetting } from './setting-mark';
import { SettingRow, type EdgeOptions } from './setting-row';
import { editLabel, valueText } from './setting-words';
import { foldFields, valueOf, visibleKeys, type SettingValues } from './visible-fields';
import classes from './settings-form.module.css';

export interface SettingsFormProps {
  readonly fields: SettingFields;
  readonly values: SettingValues;
  /** The path of a setting in the scenario, by ids. */
  readonly pathOf: (key: string) => string;
  /** What is edited, as the log names it: "orders → payments, circuit breaker". */
  readonly context: string;
  /** Settings that show even at their default, because everybody looks for them. All when it is left out. */
  readonly main?: readonly string[];
  /** These and no others, none of them folded: what was found. */
  readonly only?: readonly string[];
  /** Settings that every part has of its own: there is no default to go back to. */
  readonly given?: readonly string[];
  /** What is worth a word about a setting as it stands, though nothing is wrong with it. */
  readonly remarkOn?: (key: string) => string | undefined;
  /** What a field that names an edge can be set to. */
  readonly edges?: EdgeOptions;
}

/** A form made from a declaration of settings. Every change is an edit of the running scenario. */
export function SettingsForm(props: SettingsFormProps) {
  const { fields, values, pathOf, context, main, only, given = NONE, remarkOn, edges } = props;
  const { run } = useActors();
  const isMain = (key: string): boolean => main === undefined || main.includes(key);
  const [kept, setKept] = useState(() => new Set(foldFields(fields, values, isMain).shown));
  // What was unfolded stays where it is while it is open, whatever becomes of its values.
  const [opened, setOpened] = useState<readonly string[] | undefined>(undefined);
  const restId = useId();
  const known = useKnown(props);
  // What comes to matter by another setting was not there to be kept.
  const fresh = foldFields(fields, values, (key) => isMain(key) || kept.has(key));
  const folded = only === undefined ? (opened ?? fresh.folded) : [];
  const visible = visibleKeys(fields, values).filter((key) => only?.includes(key) !== false);
  const wanted = useView(({ wantsSetting }) => wantsSetting?.path);
  const leadsToFolded = opened === undefined && fresh.folded.some((key) => pathOf(key) === wanted);
  if (leadsToFolded) setOpened(fresh.folded);
  const commit = (key: string, next: SettingValue, before: SettingValue) => {
    if (!kept.has(key) && opened === undefined) setKept(new Set([...kept, key]));
    const [from, to] = [before, next].map((value) => nameOf(fields[key], value, edges));
    return run.edit(pathOf(key), next, editLabel(context, fields[key], from, to));
  };
  const row = (key: string) => (
    <SettingRow
      key={key}
      fields={fields}
      name={key}
      value={valueOf(fields, values, key)}
      remark={remarkOn?.(key)}
      edges={edges}
      path={pathOf(key)}
      known={given.includes(key) ? undefined : known(key)}
      commit={async (next, before) => commit(key, next, before)}
    />
  );
  return (
    <div role="group" aria-label={`Settings of ${context}`} className={classes.form}>
      {visible.filter((key) => !folded.includes(key)).map(row)}
      {folded.length > 0 && (
        <>
          <button
            type="button"
            className={classes.more}
            aria-expanded={opened !== undefined}
            aria-controls={restId}
            onClick={() => setOpened(opened === undefined ? fresh.folded : undefined)}
          >
            {opened === undefined ? `${folded.length} more settings at default` : 'Fold settings at default'}
          </button>
          <div id={restId} className={classes.form} hidden={opened === undefined}>
            {opened !== undefined && visible.filter((key) => opened.includes(key)).map(row)}
          </div>
        </>
      )}
    </div>
  );
}

/** The log names an edge as people do, and not by its id. */
function nameOf(field: SettingField, value: SettingValue, edges: EdgeOptions = []): SettingValue {
  if (field.kind !== 'edge') return value;
  return edges.find((edge) => edge.value === value)?.label ?? value;
}

const NONE: readonly string[] = [];

function without(fields: SettingFields, keys: readonly string[]): SettingFields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}

/** What the run has made of each setting, and the way back for all of them. */
function useKnown({ fields, values, pathOf, context, given = NONE, edges }: SettingsFormProps) {
  const { run, view } = useActors();
  const log = useRun((state) => state.log);
  const changed = resetEdit(without(fields, given), values, pathOf);
  const reset = async (): Promise<void> => {
    const result = await run.editTogether(changed, `${context}: all as usual`);
    if (result.ok) return;
    view.setState({ message: refusalText(run.getState().scenario, fields, result.error) });
  };
  const all =
    changed.length < 2
      ? undefined
      : { label: `All ${changed.length} of ${context} to default`, reset: () => void reset() };
  return (key: string): KnownOfSetting => ({
    change: runChangeOf(log, pathOf(key), run.feed.frame?.head(HEAD.time) ?? 0),
    words: (value) => valueText(fields[key], nameOf(fields[key], value, edges)),
    all,
  });
}
