import type { SettingFields } from '../../../base/settings';
import { dataFields } from '../../../scenario/data-settings';
import type { WorkNode } from '../../../scenario/format';
import {
  capacityFields,
  failureFields,
  lifecycleFields,
  queueFields,
  workFields,
} from '../../../scenario/node-settings';
import { changedWords } from '../../forms/changed-words';
import { IdList } from '../../forms/id-list';
import { LatencyForm } from '../../forms/latency-form';
import { latencyText } from '../../forms/latency-words';
import { settingsIn } from '../../forms/settings-in';
import { SettingsForm } from '../../forms/settings-form';
import { FoldSection } from '../parts/fold-section';
import { FoldSections } from '../parts/fold-sections';
import pane from '../inspector.module.css';
import { TransportSection } from './transport-section';

/** What a node that answers is set to, by what it is about. Every change acts on the running simulation. */
export function WorkSettings({ node }: { readonly node: WorkNode }) {
  const isDoneByServer = node.transport === 'http' && node.address !== '';
  return (
    <FoldSections>
      <FieldSection node={node} title="Capacity" fields={capacityFields} startsOpen />
      <FoldSection title="Work" summary={isDoneByServer ? SERVED : latencyText(node.latency)} startsOpen>
        {isDoneByServer && <p className={pane.none}>{SERVED}</p>}
        <LatencyForm
          latency={node.latency}
          path={`nodes.${node.id}.latency`}
          context={node.name}
          title="Takes"
          help="How long a request keeps a worker of this node busy, without the calls that it makes."
        />
      </FoldSection>
      <FieldSection node={node} title="Queue" fields={queueFields} />
      <FieldSection node={node} title="Failures" fields={failureFields} />
      <FieldSection node={node} title="Instances come and go" fields={lifecycleFields} />
      <FieldSection node={node} title="Data" fields={dataFields} />
      <TransportSection node={node} />
      <PlaceSection node={node} />
    </FoldSections>
  );
}

const SERVED =
  'A server does the work and takes its own time: this, crowding and slow starts act only on what is simulated after all, as beyond 50 requests a second.';

interface FieldSectionProps {
  readonly node: WorkNode;
  readonly title: string;
  readonly fields: SettingFields;
  readonly startsOpen?: boolean;
}

function FieldSection({ node, title, fields, startsOpen = false }: FieldSectionProps) {
  const values = settingsIn(workFields, node);
  return (
    <FoldSection title={title} summary={changedWords(fields, values)} startsOpen={startsOpen}>
      <SettingsForm
        fields={fields}
        values={values}
        pathOf={(key) => `nodes.${node.id}.${key}`}
        context={node.name}
      />
    </FoldSection>
  );
}

function PlaceSection({ node }: { readonly node: WorkNode }) {
  const { zones, tags } = node;
  return (
    <FoldSection title="Zones and tags" summary={[...zones, ...tags].join(', ') || 'none'}>
      <IdList
        label="Zones"
        help="The instances are spread over these in turn. Messages between two zones take longer, and faults can aim at a zone."
        noun="zone"
        ids={zones}
        path={`nodes.${node.id}.zones`}
        context={node.name}
      />
      <IdList
        label="Tags"
        help="Words by which a fault can aim at several nodes at once."
        noun="tag"
        ids={tags}
        path={`nodes.${node.id}.tags`}
        context={node.name}
      />
    </FoldSection>
  );
}
