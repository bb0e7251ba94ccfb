import type { ClientNode, Scenario, ScenarioNode, WorkNode } from '../../../scenario/format';
import { clientFields, workFields } from '../../../scenario/node-settings';
import { NODE_FIELD } from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { LatencyForm } from '../../forms/latency-form';
import { SettingsForm } from '../../forms/settings-form';
import { HealthMark } from '../../marks/mark';
import { nodeValue } from '../frame-reads';
import { NodeGlyph } from '../parts/glyphs';
import { PaneHeader } from '../parts/pane-header';
import { Section } from '../parts/section';
import { CallList } from './call-list';
import { FaultList } from './fault-list';
import { LoadBars } from './load-bars';
import { MixList } from './mix-list';
import { NodeFigures } from './node-figures';
import { HEALTH_WORDS, healthOf, KIND_WORDS } from './node-words';
import { VerbButtons } from './verb-buttons';
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
          icon={<NodeGlyph kind={node.kind} />}
          title={node.name}
          caption={
            <>
              {KIND_WORDS[node.kind]}, <NodeHealth node={node.id} />
            </>
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

function ClientSections({ scenario, node }: { readonly scenario: Scenario; readonly node: ClientNode }) {
  return (
    <>
      <Section title="Asks">
        <SettingsForm
          fields={clientFields}
          values={{ ratePerSecond: node.ratePerSecond }}
          pathOf={(key) => `nodes.${node.id}.${key}`}
          context={node.name}
        />
        <MixList scenario={scenario} client={node} />
      </Section>
    </>
  );
}

function WorkSections({ scenario, node }: { readonly scenario: Scenario; readonly node: WorkNode }) {
  const { instances, concurrency, queueRoom, errorRate, holdsWorker } = node;
  return (
    <>
      <VerbButtons node={node} />
      <FaultList scenario={scenario} node={node} />
      <Section title="Settings">
        <SettingsForm
          fields={workFields}
          values={{ instances, concurrency, queueRoom, errorRate, holdsWorker }}
          pathOf={(key) => `nodes.${node.id}.${key}`}
          context={node.name}
        />
      </Section>
      <Section title="Work">
        <LatencyForm
          latency={node.latency}
          path={`nodes.${node.id}.latency`}
          context={node.name}
          title="Takes"
          help="How long a request keeps a worker of this node busy, without the calls that it makes."
        />
      </Section>
    </>
  );
}
