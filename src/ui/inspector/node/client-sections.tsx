import type { FlagField } from '../../../base/settings';
import type { ClientNode, Scenario } from '../../../scenario/format';
import type { Latency } from '../../../scenario/latency';
import { clientFields } from '../../../scenario/node-settings';
import { IdList } from '../../forms/id-list';
import { LatencyForm } from '../../forms/latency-form';
import { LoadShapeForm } from '../../forms/load-shape-form';
import { OptionalLatency } from '../../forms/optional-latency';
import { settingsIn } from '../../forms/settings-in';
import { SettingsForm } from '../../forms/settings-form';
import { Section } from '../parts/section';
import { MixList } from './mix-list';

const PATIENCE: FlagField = {
  kind: 'flag',
  label: 'Loses patience',
  help: 'Whoever has waited so long for an answer goes away. What was asked goes on as its edge says.',
  default: false,
};
const USUAL_PATIENCE: Latency = { kind: 'constant', ms: 2000 };

/** How a client asks, for what, and how long it waits. */
export function ClientSections({
  scenario,
  node,
}: {
  readonly scenario: Scenario;
  readonly node: ClientNode;
}) {
  const path = `nodes.${node.id}`;
  return (
    <>
      <Section title="Asks">
        <SettingsForm
          fields={clientFields}
          values={settingsIn(clientFields, node)}
          pathOf={(key) => `${path}.${key}`}
          context={node.name}
        />
        {node.load === 'open' ? (
          <LoadShapeForm client={node} durationMs={scenario.durationMs} />
        ) : (
          <LatencyForm
            latency={node.think}
            path={`${path}.think`}
            context={node.name}
            what="thinking"
            title="Thinks for"
            help="How long a user thinks between the end of a request and the next one."
          />
        )}
      </Section>
      <Section title="Asks for">
        <MixList scenario={scenario} client={node} />
      </Section>
      <Section title="Patience">
        <OptionalLatency
          latency={node.patience}
          field={PATIENCE}
          usual={USUAL_PATIENCE}
          path={`${path}.patience`}
          context={node.name}
          what="patience"
          title="Waits for"
          help="How long a request is waited for."
        />
      </Section>
      <Section title="Place">
        <IdList
          label="Zone"
          help="Where the client is. Messages between two zones take longer, and faults can cut them off."
          noun="zone"
          ids={node.zone === undefined ? [] : [node.zone]}
          path={`${path}.zone`}
          context={node.name}
          single
        />
      </Section>
    </>
  );
}
