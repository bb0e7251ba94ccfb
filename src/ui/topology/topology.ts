import type { ScenarioNode } from '../../scenario/format';
import type { Point } from './geometry/box';

export type NodeKind = ScenarioNode['kind'];

/** As much of a scenario as decides where things are drawn. */
export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
}

export interface TopologyNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly position?: Point;
}

export interface TopologyEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Outermost first. */
  readonly stack: readonly { readonly id: string; readonly kind: string }[];
}
