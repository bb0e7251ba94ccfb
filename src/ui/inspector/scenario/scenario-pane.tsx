import type { Scenario } from '../../../scenario/format';
import { requestTypeFields } from '../../../scenario/node-settings';
import { SettingsForm } from '../../forms/settings-form';
import { Chip } from '../../widgets/chip';
import { CallRows } from '../parts/call-rows';
import { Section } from '../parts/section';
import { Begin } from './begin';
import { CommandList } from './command-list';
import { ExpectationList } from './expectation-list';
import { SeedField } from './seed-field';
import { WatchList } from './watch-list';
import pane from '../inspector.module.css';
import classes from './scenario-pane.module.css';

/** What the scenario asks, what to look at, and how it stands so far: shown while nothing is selected. */
export function ScenarioPane({ scenario }: { readonly scenario: Scenario }) {
  const guarded = scenario.edges.filter((edge) => edge.stack.length > 0);
  return (
    <>
      <header className={classes.header}>
        <p className={classes.kicker}>The question</p>
        <h2 className={classes.question} tabIndex={-1}>
          {scenario.question === '' ? scenario.name : scenario.question}
        </h2>
        <Begin />
        {scenario.tags.length > 0 && (
          <ul className={classes.tags} aria-label="Tags">
            {scenario.tags.map((tag) => (
              <li key={tag}>
                <Chip>{tag}</Chip>
              </li>
            ))}
          </ul>
        )}
      </header>
      <div className={pane.sections}>
        <WatchList steps={scenario.watch} />
        {guarded.length > 0 && (
          <Section title="Look inside" aside="calls with policies">
            <CallRows scenario={scenario} edges={guarded} show="both" />
          </Section>
        )}
        <ExpectationList scenario={scenario} />
        <CommandList />
        <Section title="Requests">
          {scenario.requestTypes.map((type) => (
            <RequestTypeItem key={type.id} type={type} />
          ))}
        </Section>
        <Section title="Luck">
          <SeedField />
        </Section>
        {scenario.notes !== '' && (
          <Section title="Notes">
            <p className={classes.notes}>{scenario.notes}</p>
          </Section>
        )}
      </div>
    </>
  );
}

function RequestTypeItem({ type }: { readonly type: Scenario['requestTypes'][number] }) {
  const { deadlineMs, priority, keys, users } = type;
  return (
    <div className={pane.item}>
      <p className={pane.itemTitle}>
        {type.name} <code className={pane.code}>{`${type.method} ${type.path}`}</code>
      </p>
      <SettingsForm
        fields={requestTypeFields}
        values={{ deadlineMs, priority, keys, users }}
        pathOf={(key) => `requestTypes.${type.id}.${key}`}
        context={type.name}
        main={['deadlineMs']}
      />
    </div>
  );
}
