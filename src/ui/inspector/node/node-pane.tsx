import type { Scenario, ScenarioNode, WorkNode } from '../../../scenario/format';
import { nodesOf } from '../../../state/fault-reach';
import { NODE_FIELD } from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { HealthMark } from '../../marks/mark';
import { FaultList } from '../faults/fault-list';
import { nodeValue } from '../frame-reads';
import { NodeGlyph } from '../parts/glyphs';
import { PaneHeader } from '../parts/pane-header';
import { WhatIsThis } from '../parts/what-is-this';
import { CallList } from './call-list';
import { ClientSections } from './client-sections';
import { DatabaseSection } from './database-section';
import { InstanceList } from './instance-list';
import { LoadBars } from './load-bars';
import { NodeFigures } from './node-figures';
import { HEALTH_WORDS, healthOf, kindWords } from './node-words';
import { PlanList } from '../plan/plan-list';
import { SagaSections } from './saga-sections';
import { ViewSections } from './view-sections';
import { WriterSections } from './writer-sections';
import { VerbButtons } from './verb-buttons';
import { WorkSettings } from './work-settings';
import pane from '../inspector.module.css';

export interface NodePaneProps {
  readonly scenario: Scenario;
  readonly node: ScenarioNode;
}

/** A selected node: how it stands, what can be done to it, what it is set to, and whom it calls. */
export function NodePane({ scenario, node }: NodePaneProps) {
  return (
    <>
      <div className={pane.top}>
        <PaneHeader
          icon={<NodeGlyph kind={node.kind} store={node.kind === 'database' ? node.store : undefined} />}
          title={node.name}
          caption={
            <>
              {kindWords(node)}, <NodeHealth node={node.id} />
            </>
          }
          help={
            node.kind === 'gateway' ? (
              <WhatIsThis topic="gateway" what="a gateway" />
            ) : (
              <WhatIsThis topic="health" what="health" />
            )
          }
        />
        <NodeFigures node={node} />
        {node.kind !== 'client' && <LoadBars node={node.id} />}
      </div>
      <div className={pane.sections}>
        {node.kind === 'client' ? (
          <ClientSections scenario={scenario} node={node} />
        ) : (
          <WorkSections scenario={scenario} node={node} />
        )}
        <CallList scenario={scenario} node={node.id} direction="out" />
        {node.kind !== 'client' && <CallList scenario={scenario} node={node.id} direction="in" />}
      </div>
    </>
  );
}

function NodeHealth({ node }: { readonly node: string }) {
  const health = healthOf(useFrame(({ frame }) => nodeValue(frame, node, NODE_FIELD.health)));
  return (
    <>
      <HealthMark health={health} labelled={false} />
      {HEALTH_WORDS[health].toLowerCase()}
    </>
  );
}

function WorkSections({ scenario, node }: { readonly scenario: Scenario; readonly node: WorkNode }) {
  return (
    <>
      <InstanceList node={node} />
      <VerbButtons nodes={[node]} />
      <FaultList
        scenario={scenario}
        faults={scenario.faults.filter((fault) => nodesOf(scenario, fault).includes(node.id))}
        none="None yet. Kill it or slow it down, and a fault begins at this moment."
      />
      {node.kind === 'database' && <DatabaseSection scenario={scenario} node={node} />}
      <WorkSettings node={node} />
      <SagaSections scenario={scenario} node={node.id} />
      <WriterSections scenario={scenario} node={node.id} />
      <ViewSections scenario={scenario} node={node.id} />
      <PlanList scenario={scenario} node={node} />
    </>
  );
}
