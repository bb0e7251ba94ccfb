import { useEffect, useRef, useState } from 'react';
import { beginTour } from '../../state/tour';
import { useActors } from '../app/app-context';
import { useAllActions } from '../app/use-action';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import { Kbd } from '../widgets/kbd';
import { SearchField } from '../widgets/search-field';
import { findKeys, keyGroups } from './find-keys';
import type { KeyPlace } from './key-places';
import classes from './shortcut-list.module.css';

/** All keys by what they belong to, to be searched by what they do or by themselves. */
export function ShortcutList() {
  const { view } = useActors();
  const [sought, setSought] = useState('');
  const groups = findKeys(keyGroups(useAllActions()), sought);
  const field = useRef<HTMLInputElement>(null);
  // Where fingers point, the keyboard of the screen would cover the keys.
  useEffect(() => {
    if (!matchMedia('(pointer: coarse)').matches) field.current?.focus();
  }, []);
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <>
      <div className={classes.head}>
        <SearchField
          field={field}
          label="Find a key or what it does"
          placeholder="What it does, or a key: undo, Ctrl Z"
          value={sought}
          onChange={setSought}
          shortcut=""
          className={classes.find}
        />
        <Button onClick={() => beginTour(view)}>Take the tour</Button>
      </div>
      <p role="status" className="visually-hidden">
        {sought.trim() === '' ? '' : `${count} found`}
      </p>
      <div className={classes.found}>
        {count === 0 && (
          <EmptyState action={<Button onClick={() => setSought('')}>Clear the search</Button>}>
            No key and no command speaks of “{sought.trim()}”.
          </EmptyState>
        )}
        <div className={classes.groups}>
          {groups.map((group) => (
            <KeySection key={group.title} {...group} />
          ))}
        </div>
      </div>
      <p className={classes.note}>
        What has no key of its own is found by its name: press <Kbd keys="Ctrl K" />, or search here.
      </p>
    </>
  );
}

function KeySection({ title, rows }: KeyPlace) {
  return (
    <section className={classes.group} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <dl className={classes.list}>
        {rows.map(({ keys, words }) => (
          <div key={words} className={classes.row}>
            <dt>{words}</dt>
            <dd>
              {keys.length === 0 && <span className={classes.none}>no key</span>}
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
