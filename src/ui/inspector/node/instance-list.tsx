import { instantText } from '../../../base/duration-text';
import type { WorkNode } from '../../../scenario/format';
import { useRun } from '../../app/app-context';
import { Section } from '../parts/section';
import { WhatIsThis } from '../parts/what-is-this';
import { isReady } from './instance-look';
import { InstanceState, type InstanceStateProps } from './instance-state';
import { InstanceTable } from './instance-table';
import pane from '../inspector.module.css';

/** The copies of a node as they are now: a table of several, a line about one. */
export function InstanceList({ node }: { readonly node: WorkNode }) {
  const detail = useRun((state) => state.detail);
  const scenario = useRun((state) => state.scenario);
  const instances = detail?.part.kind === 'node' && detail.part.id === node.id ? detail.instances : [];
  const ready = instances.filter(isReady).length;
  const wanted = instances.filter(({ retired }) => !retired).length;
  return (
    <Section
      title="Instances"
      aside={wanted > 1 ? `${ready} of ${wanted} ready` : undefined}
      help={<WhatIsThis topic="instances" what="an instance" />}
    >
      {instances.length === 0 && <p className={pane.none}>The run has not told yet.</p>}
      {instances.length === 1 && (
        <OneInstance instance={instances[0]} startupMs={node.startupMs} now={detail?.time} />
      )}
      {instances.length > 1 && scenario !== null && (
        <InstanceTable scenario={scenario} node={node} instances={instances} now={detail?.time ?? 0} />
      )}
    </Section>
  );
}

function OneInstance(props: InstanceStateProps) {
  const { zone, since } = props.instance;
  return (
    <p className={pane.text}>
      <InstanceState {...props} /> since {instantText(since)}
      {zone !== '' && `, zone ${zone}`}
    </p>
  );
}
