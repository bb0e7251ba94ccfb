import type { ReactNode } from 'react';
import { Logo } from '../app/logo';
import classes from './bare-page.module.css';

/** A page with the way to the start page above, and one thing in its middle. */
export function BarePage({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <a className={classes.brand} href="#/" aria-label="Breakwater, start page">
          <Logo />
          <span>Breakwater</span>
        </a>
      </header>
      <main className={classes.main}>{children}</main>
    </div>
  );
}
