import { useAllActions } from '../app/use-action';
import { Kbd } from '../widgets/kbd';
import classes from './shortcut-list.module.css';

/** Keys that belong to a list or a field and not to an action. */
const MORE_KEYS = [
  ['Enter', 'Open or choose what has the focus'],
  ['Tab', 'On to the next control or pane'],
  ['F2', 'Rename the line of the run that has the focus'],
  ['Del', 'Delete the line of the run that has the focus'],
] as const;

const BAR_KEYS = [
  ['Alt →', 'Move it by a second, with Shift by a tenth of one'],
  ['Ctrl Alt →', 'Move its end alone'],
  ['Alt ↑', 'Grow for longer, with Ctrl fade for longer'],
  ['+', 'Come once more; with - once less'],
  ['D', 'Duplicate it'],
  ['Del', 'Delete it'],
] as const;

export function ShortcutList() {
  const actions = useAllActions();
  const groups = [...new Set(actions.map(({ group }) => group))];
  return (
    <>
      <p className={classes.note}>
        What has no key of its own is found by its name: press <Kbd keys="Ctrl K" />.
      </p>
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group} className={classes.group} aria-label={group}>
            <h3 className={classes.heading}>{group}</h3>
            <dl className={classes.list}>
              {actions
                .filter((action) => action.group === group)
                .map(({ id, label, shortcut }) => (
                  <div key={id} className={classes.row}>
                    <dt>{label}</dt>
                    <dd>{shortcut !== undefined && <Kbd keys={shortcut} />}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <KeySection title="Everywhere" keys={MORE_KEYS} />
        <KeySection title="On the bar of a fault" keys={BAR_KEYS} />
      </div>
    </>
  );
}

interface KeySectionProps {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, words: string])[];
}

function KeySection({ title, keys }: KeySectionProps) {
  return (
    <section className={classes.group} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <dl className={classes.list}>
        {keys.map(([key, words]) => (
          <div key={key} className={classes.row}>
            <dt>{words}</dt>
            <dd>
              <Kbd keys={key} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
