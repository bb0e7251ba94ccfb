import { useRun } from '../app/app-context';
import { Announcer } from './announcer';
import { DesktopLayout } from './desktop-layout';
import { Notices } from './notices';
import { PhoneLayout } from './phone/phone-layout';
import { RunFailed } from './run-failed';
import { StatusBar } from './status-bar';
import { TopBar } from './top-bar/top-bar';
import { useAutoFold } from './use-auto-fold';
import { useFindInLog } from './use-find-in-log';
import { useRoom } from './use-room';
import classes from './playground.module.css';

/** The whole playground, in the shape that the window has room for. */
export default function Playground() {
  const room = useRoom();
  const failed = useRun((run) => run.phase === 'failed');
  useAutoFold(room);
  useFindInLog();
  return (
    <div className={classes.playground}>
      {room === 'phone' ? (
        <PhoneLayout />
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
