import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../widgets/class-names';
import classes from './standstill.module.css';

interface StandstillProps {
  readonly icon: LucideIcon;
  /** Something is broken, something is in the way, or somebody may choose. */
  readonly tone: 'failed' | 'warning' | 'calm';
  readonly title: string;
  /** Of the page, unless something above it is. */
  readonly level?: 1 | 2;
  readonly children: ReactNode;
  readonly ways: ReactNode;
}

/** In place of what somebody wanted to see: what keeps it, and every way on. */
export function Standstill({ icon: Icon, tone, title, level = 1, children, ways }: StandstillProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={classes.pane}>
      <div role="alert" className={classes.box}>
        <Icon size={24} className={classNames(classes.sign, classes[tone])} aria-hidden="true" />
        <Heading className={classes.title}>{title}</Heading>
        {children}
      </div>
      <div className={classes.ways}>{ways}</div>
    </div>
  );
}
