import type { JsonValue } from '../../../base/json';
import { ok } from '../../../base/result';
import { faultKinds } from '../../../scenario/fault-kind-settings';
import type { Fault, FaultTarget, Scenario } from '../../../scenario/format';
import { useActors } from '../../app/app-context';
import { SettingRow } from '../../forms/setting-row';
import { SentToRuns, useWhole } from '../../forms/use-whole';
import { Chip } from '../../widgets/chip';
import { Combobox } from '../../widgets/combobox';
import { Field } from '../../widgets/field';
import { Select } from '../../widgets/select';
import { targetWords } from '../../timeline/fault-target';
import { targetLists, withKey, withList, zonesOf, type TargetList } from './target-words';
import pane from '../inspector.module.css';
import classes from './target-form.module.css';

const SENT = new SentToRuns<FaultTarget>();

const SHARE_FIELDS = {
  share: {
    kind: 'ratio',
    label: 'Share',
    help: 'Of the instances that are meant, this share is concerned; the rest works as usual.',
    min: 0.001,
    max: 1,
    default: 1,
  },
} as const;

interface TargetFormProps {
  readonly scenario: Scenario;
  readonly fault: Fault;
}

/** What a fault aims at: nodes, tags and calls by completion, a zone or two, and of instances a share. */
export function TargetForm({ scenario, fault }: TargetFormProps) {
  const { run } = useActors();
  const path = `faults.${fault.id}.target`;
  const { newest: target, change } = useWhole(SENT, path, fault.target);
  const aimed = { ...fault, target };
  const send = async (next: FaultTarget) => {
    const label = `${fault.name}: aims at ${targetWords(scenario, { ...fault, target: next }).full}`;
    return change(
      () => ({ next, label }),
      async (made) => run.edit(path, jsonOf(made.next), made.label),
    );
  };
  const zones = zonesOf(scenario);
  const isOfNodes = faultKinds[fault.kind].on === 'nodes';
  return (
    <div role="group" aria-label={`Target of ${fault.name}`} className={pane.rows}>
      {targetLists(scenario, aimed).map(
        (list) =>
          list.chosen.length + list.others.length > 0 && (
            <ListField
              key={list.key}
              list={list}
              send={(ids) => void send(withList(target, list.key, ids))}
            />
          ),
      )}
      {isOfNodes && zones.length > 0 && (
        <Field label="In zone" help="Only instances that are in this zone.">
          <Select
            options={[{ value: '', label: 'any' }, ...zones.map((zone) => ({ value: zone, label: zone }))]}
            value={target.zone ?? ''}
            onChange={(zone) => void send(withKey(target, 'zone', zone === '' ? undefined : zone))}
          />
        </Field>
      )}
      {!isOfNodes && zones.length > 1 && (
        <BetweenField zones={zones} target={target} send={(next) => void send(next)} />
      )}
      {isOfNodes && (
        <SettingRow
          fields={SHARE_FIELDS}
          name="share"
          value={target.share ?? 1}
          commit={async (next) =>
            typeof next === 'number'
              ? send(withKey(target, 'share', next === 1 ? undefined : next))
              : ok(undefined)
          }
        />
      )}
    </div>
  );
}

function jsonOf(target: FaultTarget): JsonValue {
  return Object.fromEntries(Object.entries(target));
}

interface ListFieldProps {
  readonly list: TargetList;
  readonly send: (ids: readonly string[]) => void;
}

function ListField({ list, send }: ListFieldProps) {
  const ids = list.chosen.map(({ value }) => value);
  return (
    <Field label={list.label} help={list.help}>
      <div className={classes.list}>
        {list.chosen.map(({ value, label }) => (
          <Chip
            key={value}
            remove={{ label: `Remove ${label}`, onPress: () => send(ids.filter((id) => id !== value)) }}
          >
            <span title={label}>{label}</span>
          </Chip>
        ))}
        {list.others.length > 0 && (
          <Combobox
            options={list.others}
            placeholder={ids.length === 0 ? 'Add one' : 'Add another'}
            onChoose={(id) => send([...ids, id])}
          />
        )}
      </div>
    </Field>
  );
}

interface BetweenFieldProps {
  readonly zones: readonly string[];
  readonly target: FaultTarget;
  readonly send: (target: FaultTarget) => void;
}

function BetweenField({ zones, target, send }: BetweenFieldProps) {
  const pairs = zones.flatMap((one) =>
    zones
      .filter((other) => other !== one)
      .map((other) => ({ key: `${one} ${other}`, pair: [one, other] as const })),
  );
  return (
    <Field label="Between zones" help="Only messages between these two zones, in whichever direction is set.">
      <Select
        options={[
          { value: '', label: 'any' },
          ...pairs.map(({ key, pair }) => ({ value: key, label: `${pair[0]} and ${pair[1]}` })),
        ]}
        value={target.between?.join(' ') ?? ''}
        onChange={(chosen) => {
          const pair = pairs.find(({ key }) => key === chosen)?.pair;
          send(withKey(target, 'between', pair));
        }}
      />
    </Field>
  );
}
