import { Spline } from 'lucide-react';
import { useState } from 'react';
import type { Scenario, ScenarioEdge } from '../../../scenario/format';
import { EDGE_FIELD, type FrameView } from '../../../worker/frame';
import { useView } from '../../app/app-context';
import { edgeName } from '../../event-log/part-names';
import { factor, rate } from '../../figures';
import { Tabs } from '../../widgets/tabs';
import { adviseCall } from '../advice/ownership-advice';
import { callCaption } from '../carried-requests';
import { edgeValue } from '../frame-reads';
import { AdviceList } from '../parts/advice-list';
import { FigureStrip, LiveFigure } from '../parts/figure-strip';
import { PaneHeader } from '../parts/pane-header';
import { CallTab } from './call-tab';
import { PolicyStack } from './policy-stack';
import pane from '../inspector.module.css';

export interface EdgePaneProps {
  readonly scenario: Scenario;
  readonly edge: ScenarioEdge;
}

type EdgeTab = 'policies' | 'call';

/** A selected call: what goes through it, and the policies that guard it. */
export function EdgePane({ scenario, edge }: EdgePaneProps) {
  const [tab, setTab] = useState<EdgeTab>('policies');
  const wanted = useView(({ wantsSetting }) => wantsSetting?.path);
  const tabOfWanted = wanted === undefined ? tab : wanted.includes('.stack.') ? 'policies' : 'call';
  if (tabOfWanted !== tab) setTab(tabOfWanted);
  return (
    <>
      <div className={pane.top}>
        <PaneHeader
          icon={<Spline size={16} />}
          title={edgeName(scenario, edge.id)}
          caption={callCaption(scenario, edge.id)}
        />
        <EdgeFigures edge={edge.id} />
        <AdviceList label="Advice about the call" advice={adviseCall(scenario, edge.id)} />
      </div>
      <Tabs
        label="Parts of the call"
        tabs={[
          { id: 'policies', label: 'Policies', count: edge.stack.length },
          { id: 'call', label: 'Call' },
        ]}
        value={tab}
        onChange={setTab}
      >
        {tab === 'policies' ? (
          <PolicyStack scenario={scenario} edge={edge} />
        ) : (
          <CallTab scenario={scenario} edge={edge} />
        )}
      </Tabs>
    </>
  );
}

function EdgeFigures({ edge }: { readonly edge: string }) {
  const read =
    (field: Parameters<typeof edgeValue>[2]) =>
    (frame: FrameView | null): number =>
      edgeValue(frame, edge, field);
  const tries = (frame: FrameView | null): number => {
    const calls = edgeValue(frame, edge, EDGE_FIELD.callRate);
    return calls > 0 ? (calls + edgeValue(frame, edge, EDGE_FIELD.retryRate)) / calls : NaN;
  };
  return (
    <FigureStrip label="Calls now">
      <LiveFigure read={read(EDGE_FIELD.callRate)} show={rate} caption="asked" />
      <LiveFigure read={read(EDGE_FIELD.sentRate)} show={rate} caption="let through" />
      <LiveFigure read={read(EDGE_FIELD.rejectedRate)} show={rate} caption="rejected" tone="rejected" />
      <LiveFigure read={tries} show={factor} caption="tries a call" />
    </FigureStrip>
  );
}
