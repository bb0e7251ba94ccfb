import { paymentOutage } from './payment-outage';

/** What a list of the built-in scenarios shows, without parsing any of them: the page stays light. */
export interface ScenarioTitle {
  readonly id: string;
  readonly title: string;
  /** The question that the run answers. */
  readonly question: string;
  readonly tags: readonly string[];
  /** Length of the run in simulated seconds. */
  readonly seconds: number;
  readonly seed: number;
  /** What a miniature of the topology draws. */
  readonly nodes: readonly TitleNode[];
  readonly edges: readonly TitleEdge[];
  readonly faults: readonly TitleFault[];
}

export interface TitleNode {
  readonly id: string;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
}

export interface TitleEdge {
  readonly from: string;
  readonly to: string;
  /** Whether a breaker stands on it. */
  readonly guarded: boolean;
}

export interface TitleFault {
  readonly node: string;
  readonly fromSecond: number;
  readonly toSecond: number;
}

export const TITLES: readonly ScenarioTitle[] = [paymentOutage].map(
  ({ id, name, question, tags, durationMs, seed, nodes, edges, faults }) => ({
    id,
    title: name,
    question,
    tags,
    seconds: durationMs / 1000,
    seed,
    nodes: nodes.map(({ id: node, kind, position }) => ({ id: node, kind, ...position })),
    edges: edges.map(({ from, to, stack }) => ({
      from,
      to,
      guarded: stack?.some(({ kind }) => kind === 'circuit-breaker') ?? false,
    })),
    faults: faults.map(({ node, fromMs, toMs }) => ({
      node,
      fromSecond: fromMs / 1000,
      toSecond: toMs / 1000,
    })),
  }),
);
