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
        <section className={classes.group} aria-label="Everywhere">
          <h3 className={classes.heading}>Everywhere</h3>
          <dl className={classes.list}>
            {MORE_KEYS.map(([keys, words]) => (
              <div key={keys} className={classes.row}>
                <dt>{words}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}
