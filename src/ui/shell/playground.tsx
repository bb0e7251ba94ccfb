import { TOUR_SCENARIO } from '../../state/tour';
import { useRun, useView } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { Announcer } from './announcer';
import { DesktopLayout } from './desktop-layout';
import { Notices } from './notices';
import { StatusBar } from './status-bar';
import { TopBar } from './top-bar/top-bar';
import { useAutoFold } from './use-auto-fold';
import { useCleanStart } from './use-clean-start';
import { useFindInLog } from './use-find-in-log';
import { useNothingToShow } from './use-nothing-to-show';
import { useRoom } from './use-room';
import classes from './playground.module.css';

const loadTour = async () => import('../tour/tour');
const loadOutside = async () => import('../outside/outside');
const loadFailed = async () => ({ default: (await import('./run-failed')).RunFailed });
const loadPhone = async () => ({ default: (await import('./phone/phone-layout')).PhoneLayout });

/** The whole playground, in the shape that the window has room for. */
export default function Playground() {
  const room = useRoom();
  const nothingToShow = useNothingToShow();
  const replays = useRun((run) => run.replays);
  const isOutside = useRun((run) => run.outside !== null);
  useCleanStart();
  useAutoFold(room);
  useFindInLog();
  // An edit makes the scenario the person's own, and the tour goes on.
  const hasTour = useRun(({ scenario }) => scenario?.id === TOUR_SCENARIO);
  const tours = useView(({ tour }) => tour !== null) && hasTour;
  const outside = isOutside && <LazyPart load={loadOutside} what="The strip of real requests" />;
  return (
    <div className={classes.playground} data-replays={replays}>
      {room === 'phone' ? (
        <>
          {outside}
          <LazyPart load={loadPhone} what="The playground" />
        </>
      ) : (
        <>
          <TopBar room={room} />
          {outside}
          {nothingToShow ? (
            <LazyPart load={loadFailed} what="What went wrong" />
          ) : (
            <DesktopLayout room={room} />
          )}
          <StatusBar />
        </>
      )}
      <Notices />
      {tours && <LazyPart load={loadTour} what="The tour" />}
      <Announcer />
    </div>
  );
}
