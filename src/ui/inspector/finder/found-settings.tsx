import type { Scenario } from '../../../scenario/format';
import { goToSetting } from '../../../state/view';
import { useActors, useView } from '../../app/app-context';
import { LatencyForm } from '../../forms/latency-form';
import { SettingsForm } from '../../forms/settings-form';
import { RunSettings } from '../scenario/run-settings';
import { SeedField } from '../scenario/seed-field';
import { TransportSettings } from '../scenario/transport-settings';
import { settingWords, type FoundGroup } from '../settings/find-settings';
import { ownerIn, pathIn } from '../settings/setting-group';
import pane from '../inspector.module.css';
import classes from './setting-finder.module.css';

export interface FoundSettingsProps {
  readonly scenario: Scenario;
  readonly found: readonly FoundGroup[];
  readonly text: string;
}

/** What was found, section by section. The title of each leads to where it stands. */
export function FoundSettings({ scenario, found, text }: FoundSettingsProps) {
  if (found.length === 0) {
    return (
      <p className={pane.none}>
        {text.trim() === ''
          ? 'All settings here are at their defaults.'
          : `No setting here is called “${text.trim()}”, or set to it. The command palette looks in all parts.`}
      </p>
    );
  }
  return found.map(({ group, keys }) => (
    <section key={`${group.base} ${group.title} ${keys[0]}`} className={classes.item}>
      <Where group={group} keys={keys} />
      <Found scenario={scenario} group={group} keys={keys} />
    </section>
  ));
}

function Where({ group, keys }: FoundGroup) {
  const { view } = useActors();
  const selection = useView((now) => now.selection);
  const { title, context, layer } = group;
  return (
    <h3 className={classes.where}>
      <button
        type="button"
        className={classes.go}
        title="Show it where it stands"
        onClick={() =>
          goToSetting(
            view,
            ownerIn(group) ?? selection,
            { path: pathIn(group, keys[0]), section: title },
            layer,
          )
        }
      >
        <span>{title}</span> <span className={classes.whose}>{context}</span>
      </button>
    </h3>
  );
}

function Found({ scenario, group, keys }: FoundGroup & Pick<FoundSettingsProps, 'scenario'>) {
  if (group.kind === 'time') {
    const { latency, base, context, what, label, help } = group;
    return (
      <LatencyForm latency={latency} path={base} context={context} what={what} title={label} help={help} />
    );
  }
  switch (group.form) {
    case 'run':
      return <RunSettings scenario={scenario} />;
    case 'seed':
      return <SeedField />;
    case 'transport':
      return <TransportSettings scenario={scenario} />;
    case 'store': {
      const { label, value } = settingWords(group, keys[0]);
      return <p className={pane.text}>{`${label}: ${value}. Its section says what that means.`}</p>;
    }
    default:
      return (
        <SettingsForm
          fields={group.fields}
          values={group.values}
          pathOf={(key) => pathIn(group, key)}
          context={group.context}
          only={keys}
          {...(group.given !== undefined && { given: group.given })}
          {...(group.edges !== undefined && { edges: group.edges })}
        />
      );
  }
}
