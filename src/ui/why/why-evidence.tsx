import type { Scenario } from '../../scenario/format';
import { select } from '../../state/view';
import type { WhyMoment, WhySetting } from '../../worker/traces';
import { useActors } from '../app/app-context';
import { partName } from '../event-log/part-names';
import { moment as momentWords } from '../figures';
import { LinkButton } from '../inspector/parts/link-button';
import { settingGroups, settingPlace } from './setting-place';
import { WindowRing } from './window-ring';
import classes from './why-evidence.module.css';

interface WhyEvidenceProps {
  readonly scenario: Scenario;
  readonly moments: readonly WhyMoment[];
}

/** What the decisions rested on: the windows as they stood, and the settings that were in force. */
export function WhyEvidence({ scenario, moments }: WhyEvidenceProps) {
  return (
    <>
      {moments.map(
        ({ window, time }, place) =>
          window !== null && (
            // The same thing may happen twice at one instant.
            // oxlint-disable-next-line react/no-array-index-key
            <section key={place} className={classes.section}>
              <div className={classes.head}>
                <h3 className={classes.title}>Window at {momentWords(time)}</h3>
                <span className={classes.caption}>{lowered(window.title)}</span>
              </div>
              <div className={classes.window}>
                <WindowRing outcomes={window.outcomes} />
                <p className={classes.text}>{window.text}</p>
              </div>
            </section>
          ),
      )}
      {settingGroups(moments).map(({ part, settings }) => (
        <section key={part === null ? '' : `${part.kind} ${part.id}`} className={classes.section}>
          <h3 className={classes.title}>
            Settings in force, {part === null ? scenario.name : partName(scenario, part)}
          </h3>
          <dl className={classes.settings}>
            {settings.map((setting) => (
              <Setting key={setting.path} setting={setting} />
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Setting({ setting: { label, value, path } }: { readonly setting: WhySetting }) {
  const { view } = useActors();
  const place = settingPlace(path);
  const change = (): void => {
    view.setState({ phoneTab: 'settings' });
    select(view, place?.part ?? null, place?.layer ?? null);
  };
  return (
    <div className={classes.setting}>
      <dt>{label}</dt>
      <dd>{value}</dd>
      <dd>
        <LinkButton aria-label={`Change ${lowered(label)}`} onClick={change}>
          Change
        </LinkButton>
      </dd>
    </div>
  );
}

/** As it stands within a line. */
function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
