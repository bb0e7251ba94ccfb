import { CircleAlert, History, Info, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { sendObstacle } from '../../state/console/send-obstacle';
import type { Catalogue } from '../../worker/http';
import { useRun } from '../app/app-context';
import { Button } from '../widgets/button';
import { classNames } from '../widgets/class-names';
import { useConsole, useConsoleStore } from './console-context';
import classes from './banners.module.css';

/** What somebody should know before sending: one line each, and only what is so. */
export function Banners({ catalogue }: { readonly catalogue: Catalogue }) {
  const refusal = useConsole((state) => state.refusal);
  const obstacle = useRun(sendObstacle);
  const replays = useRun((run) => run.replays);
  const isPaused = useRun(({ mode }) => mode === 'paused');
  return (
    <>
      {refusal !== null && refusal !== obstacle && (
        <Banner icon={<CircleAlert size={14} aria-hidden="true" />} tone="wrong" isAlert>
          {refusal}
        </Banner>
      )}
      {obstacle !== null && <Banner icon={<Info size={14} aria-hidden="true" />}>{obstacle}</Banner>}
      {obstacle === null && replays && (
        <Banner icon={<History size={14} aria-hidden="true" />} tone="replay">
          More is known than this moment: a request sent here begins another line of the run.
        </Banner>
      )}
      {obstacle === null && !replays && isPaused && (
        <Banner icon={<Info size={14} aria-hidden="true" />}>
          The run is paused: it goes on until a request is answered, and pauses again.
        </Banner>
      )}
      {catalogue.problem !== undefined && (
        <Banner icon={<Info size={14} aria-hidden="true" />}>
          {`What can be asked is not known. ${catalogue.problem}`}
        </Banner>
      )}
      <WireBanner />
    </>
  );
}

function WireBanner() {
  const store = useConsoleStore();
  const wire = useConsole((state) => state.wire);
  if (wire.kind !== 'unavailable') return null;
  return (
    <Banner
      icon={<Unplug size={14} aria-hidden="true" />}
      action={
        <Button size="small" variant="quiet" onClick={() => void store.startWire()}>
          Try again
        </Button>
      }
    >
      Requests go to the simulation directly and do not show in the network panel. {wire.reason}.
    </Banner>
  );
}

interface BannerProps {
  readonly icon: ReactNode;
  readonly tone?: 'wrong' | 'replay';
  readonly isAlert?: boolean;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Banner({ icon, tone, isAlert = false, action, children }: BannerProps) {
  return (
    <div
      className={classNames(classes.banner, tone !== undefined && classes[tone])}
      {...(isAlert && { role: 'alert' })}
    >
      {icon}
      <p className={classes.words}>{children}</p>
      {action}
    </div>
  );
}
