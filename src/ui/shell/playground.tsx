import { useRun } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { Announcer } from './announcer';
import { DesktopLayout } from './desktop-layout';
import { Notices } from './notices';
import { RunFailed } from './run-failed';
import { StatusBar } from './status-bar';
import { TopBar } from './top-bar/top-bar';
import { useAutoFold } from './use-auto-fold';
import { useFindInLog } from './use-find-in-log';
import { useRoom } from './use-room';
import classes from './playground.module.css';

const loadPhone = async () => ({ default: (await import('./phone/phone-layout')).PhoneLayout });

/** The whole playground, in the shape that the window has room for. */
export default function Playground() {
  const room = useRoom();
  const failed = useRun((run) => run.phase === 'failed');
  useAutoFold(room);
  useFindInLog();
  return (
    <div className={classes.playground}>
      {room === 'phone' ? (
        <LazyPart load={loadPhone} what="The playground" />
      ) : (
        <>
          <TopBar room={room} />
          {failed ? <RunFailed /> : <DesktopLayout room={room} />}
          <StatusBar />
        </>
      )}
      <Notices />
      <Announcer />
    </div>
  );
}
