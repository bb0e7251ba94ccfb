import { useView } from '../../app/app-context';
import { PaneBoundary } from '../../app/pane-boundary';
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

/** Reading and running with one hand: one part at a time, the transport always at the thumb. */
export function PhoneLayout() {
  const nothingToShow = useNothingToShow();
  const tab = useView((view) => view.phoneTab);
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

function RunPage() {
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
        <WhyCard />
        <Chips />
      </div>
    </div>
  );
}
