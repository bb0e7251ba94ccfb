import { useRun } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { Announcer } from './announcer';
import { DesktopLayout } from './desktop-layout';
import { Notices } from './notices';
import { RunFailed } from './run-failed';
import { StatusBar } from './status-bar';
import { TopBar } from './top-bar/top-bar';
import { useAutoFold } from './use-auto-fold';
import { useCleanStart } from './use-clean-start';
import { useFindInLog } from './use-find-in-log';
import { useNothingToShow } from './use-nothing-to-show';
import { useRoom } from './use-room';
import classes from './playground.module.css';

const loadPhone = async () => ({ default: (await import('./phone/phone-layout')).PhoneLayout });

/** The whole playground, in the shape that the window has room for. */
export default function Playground() {
  const room = useRoom();
  const nothingToShow = useNothingToShow();
  const replays = useRun((run) => run.replays);
  useCleanStart();
  useAutoFold(room);
  useFindInLog();
  return (
    <div className={classes.playground} data-replays={replays}>
      {room === 'phone' ? (
        <LazyPart load={loadPhone} what="The playground" />
      ) : (
        <>
          <TopBar room={room} />
          {nothingToShow ? <RunFailed /> : <DesktopLayout room={room} />}
          <StatusBar />
        </>
      )}
      <Notices />
      <Announcer />
    </div>
  );
}
