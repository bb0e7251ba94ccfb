import { useState } from 'react';
import type { SagaDetail } from '../../worker/sagas';
import { Select } from '../widgets/select';
import { shownData } from './shown-data';
import classes from './saga-pane.module.css';

/** The facts of a saga, and the data that it began with and got from its steps. */
export function SagaData({ detail }: { readonly detail: SagaDetail }) {
  const { facts } = detail;
  const data = shownData(detail);
  const [wanted, choose] = useState('begin');
  const shown = data.find(({ id }) => id === wanted) ?? data[0];
  return (
    <>
      {facts.length > 0 && (
        <section className={classes.section} aria-label="Facts">
          <h3 className={classes.heading}>Facts</h3>
          <dl className={classes.facts}>
            {facts.map(({ label, value }) => (
              <div key={label} className={classes.fact}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section className={classes.section} aria-label="Data">
        <div className={classes.dataHead}>
          <h3 className={classes.heading}>Data</h3>
          <Select
            label="Data of"
            variant="plain"
            options={data.map(({ id, label }) => ({ value: id, label }))}
            value={shown.id}
            onChange={choose}
          />
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys can scroll only what has the focus */}
        <div role="region" aria-label={shown.label} tabIndex={0} className={classes.json}>
          <pre>{shown.text}</pre>
        </div>
      </section>
    </>
  );
}
