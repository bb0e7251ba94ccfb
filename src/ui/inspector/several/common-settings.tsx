import { useActors } from '../../app/app-context';
import { LatencyForm } from '../../forms/latency-form';
import { latencyText } from '../../forms/latency-words';
import { refusalOfSeveral } from '../../forms/refusal-words';
import { LinkButton } from '../parts/link-button';
import { FoldSection } from '../parts/fold-section';
import { FoldSections } from '../parts/fold-sections';
import { setTimesEdit, type CommonGroup, type CommonTime } from '../settings/in-common';
import { CommonRow } from './common-row';
import pane from '../inspector.module.css';
import classes from './several.module.css';

export interface CommonSettingsProps {
  readonly groups: readonly CommonGroup[];
  readonly context: string;
  /** Sections that are open at first. */
  readonly open: readonly string[];
}

/** The sections that all of the parts have; what is changed in them is changed for all. */
export function CommonSettings({ groups, context, open }: CommonSettingsProps) {
  const titles = [...new Set(groups.map(({ title }) => title))];
  return (
    <FoldSections>
      {titles.map((title) => (
        <FoldSection key={title} title={title} startsOpen={open.includes(title)}>
          {groups
            .filter((group) => group.title === title)
            .map((group) =>
              group.kind === 'time' ? (
                <CommonTimes key={group.owners[0].group.what} group={group} context={context} />
              ) : (
                <div key="fields" role="group" aria-label={`${title} of ${context}`} className={pane.rows}>
                  {Object.keys(group.fields).map((name) => (
                    <CommonRow key={name} group={group} name={name} context={context} />
                  ))}
                </div>
              ),
            )}
        </FoldSection>
      ))}
    </FoldSections>
  );
}

interface CommonTimesProps {
  readonly group: CommonTime;
  readonly context: string;
}

/** How long something takes at several parts: one form where that is the same, and one of them for all where not. */
function CommonTimes({ group, context }: CommonTimesProps) {
  const { run, view } = useActors();
  const { label, help, what, latency } = group.owners[0].group;
  const words = group.owners.map(({ group: { latency: own } }) => latencyText(own));
  const set = async (next: typeof latency, said: string) => run.editTogether(setTimesEdit(group, next), said);
  if (words.every((one) => one === words[0])) {
    return (
      <LatencyForm
        latency={latency}
        path={group.owners.map(({ group: { base } }) => base).join(' ')}
        context={context}
        what={what}
        title={label}
        help={help}
        send={set}
      />
    );
  }
  const take = async (of: number): Promise<void> => {
    const result = await set(group.owners[of].group.latency, `${context}, ${what}: mixed → ${words[of]}`);
    if (!result.ok) view.setState({ message: refusalOfSeveral(run.getState().scenario, {}, result.error) });
  };
  return (
    <div role="group" aria-label={`${label}: mixed`} className={classes.times}>
      <p className={pane.none}>{`${label}: mixed`}</p>
      <dl className={classes.list}>
        {group.owners.map(({ name }, at) => (
          <div key={name}>
            <dt title={name}>{name}</dt>
            <dd>
              {words[at]}{' '}
              <LinkButton aria-label={`Take ${words[at]} for all`} onClick={() => void take(at)}>
                for all
              </LinkButton>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
