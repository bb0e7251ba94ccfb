import { useView } from '../../app/app-context';
import { LazyPart } from '../../app/lazy-part';
import { PaneBoundary } from '../../app/pane-boundary';
import { useShowsLines } from '../../app/use-shows-lines';
import { OutcomeStrip } from '../../charts/outcome-strip';
import { CanvasPane } from '../canvas-pane';
import { DockPane } from '../dock-pane';
import { InspectorPane } from '../inspector-pane';
import { LastGoodView } from '../last-good-view';
import { RunFailed } from '../run-failed';
import { useNothingToShow } from '../use-nothing-to-show';
import { Chips } from './chips';
import { Headline } from './headline';
import { PhoneBar } from './phone-bar';
import { PhoneTransport } from './phone-transport';
import { TabBar } from './tab-bar';
import { WhyCard } from './why-card';
import classes from './phone-layout.module.css';

const loadWhy = async () => ({ default: (await import('../../why/why-sheet')).WhySheet });

/** Reading and running with one hand: one part at a time, the transport always at the thumb. */
export function PhoneLayout() {
  const nothingToShow = useNothingToShow();
  const tab = useView((view) => view.phoneTab);
  const asks = useView((view) => view.why !== null);
  return (
    <>
      <PhoneBar />
      {nothingToShow ? (
        <RunFailed />
      ) : (
        <LastGoodView>
          <div className={classes.page}>
            {tab === 'run' && <RunPage />}
            {(tab === 'charts' || tab === 'log') && <DockPage />}
            {tab === 'settings' && <InspectorPane />}
          </div>
        </LastGoodView>
      )}
      <PhoneTransport />
      <TabBar />
      {asks && <LazyPart load={loadWhy} what="The answer" />}
    </>
  );
}

function DockPage() {
  return (
    <div className={classes.dock}>
      <h2 className="visually-hidden">Charts and log</h2>
      <DockPane />
    </div>
  );
}

const loadLines = async () => import('../../lines/lines-strip');

function RunPage() {
  const showsLines = useShowsLines();
  return (
    <div className={classes.run}>
      <div className={classes.canvas}>
        <CanvasPane />
      </div>
      <div className={classes.facts}>
        <Headline />
        <div className={classes.strip}>
          <PaneBoundary what="The outcome strip">
            <OutcomeStrip />
          </PaneBoundary>
        </div>
        {showsLines && <LazyPart load={loadLines} what="The list of lines" />}
        <WhyCard />
        <Chips />
      </div>
    </div>
  );
}
