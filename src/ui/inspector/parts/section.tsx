import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

export interface SectionProps {
  readonly title: string;
  /** Stands at the right of the title: a count, a button. */
  readonly aside?: ReactNode;
  /** Leads to the guide; stands at the very right. */
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a pane. */
export function Section({ title, aside, help, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <div className={classes.head}>
        <h3 id={id} className={classes.title}>
          {title}
        </h3>
        {aside !== undefined && <span className={classes.aside}>{aside}</span>}
        {help}
      </div>
      {children}
    </section>
  );
}
