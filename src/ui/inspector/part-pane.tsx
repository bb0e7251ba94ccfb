import { useEffect } from 'react';
import type { ScenarioEdge, ScenarioNode, Scenario } from '../../scenario/format';
import { EdgePane } from './edge/edge-pane';
import { NodePane } from './node/node-pane';

export interface PartPaneProps {
  readonly scenario: Scenario;
  readonly part:
    | { readonly kind: 'node'; readonly node: ScenarioNode }
    | { readonly kind: 'edge'; readonly edge: ScenarioEdge };
  /** Told once the pane stands, for the focus. */
  readonly onShown: () => void;
}

/** What there is to say about a node or a call. */
export function PartPane({ scenario, part, onShown }: PartPaneProps) {
  useEffect(onShown, [onShown]);
  return part.kind === 'edge' ? (
    <EdgePane key={part.edge.id} scenario={scenario} edge={part.edge} />
  ) : (
    <NodePane key={part.node.id} scenario={scenario} node={part.node} />
  );
}
