import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../widgets/icon-button';
import { ServiceMark } from './service-mark';
import classes from './event-pane.module.css';

interface BackButtonProps {
  readonly back: () => void;
  readonly backLabel: string;
}

export function BackButton({ back, backLabel }: BackButtonProps) {
  return (
    <IconButton
      label={backLabel}
      size="small"
      icon={<ArrowLeft size={16} aria-hidden="true" />}
      onClick={back}
    />
  );
}

interface PaneHeaderProps extends BackButtonProps {
  readonly title: string;
  readonly service: string;
  /** Which one it is, in a line below its name. */
  readonly about: string;
  /** Where to go from it. */
  readonly children: ReactNode;
}

export function PaneHeader({ title, service, about, children, ...way }: PaneHeaderProps) {
  return (
    <header className={classes.header}>
      <BackButton {...way} />
      <div className={classes.words}>
        <h2 className={classes.title}>
          <span className={classes.name} title={title}>
            {title}
          </span>
          <ServiceMark service={service} />
        </h2>
        <p className={classes.about} title={about}>
          {about}
        </p>
      </div>
      <div className={classes.ways}>{children}</div>
    </header>
  );
}
