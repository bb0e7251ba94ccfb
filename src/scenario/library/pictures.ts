import { nodesOfFault } from '../fault-targets';
import type { Fault, Scenario } from '../format';
import { LIBRARY } from './catalogue';

/** What the card of a scenario draws: its topology, and when something fails. */
export interface ScenarioPicture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  /** Each of them as often as it comes. */
  readonly faults: readonly PictureFault[];
}

export interface PictureNode {
  readonly id: string;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
}

export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  /** A breaker stands on it. */
  readonly guarded?: true;
}

interface PictureFault {
  /** Whose work it concerns; none for a fault of the network. */
  readonly nodes: readonly string[];
  readonly fromSecond: number;
  readonly toSecond: number;
}

/** By the id of the scenario. The build puts the finished pictures in the place of this file. */
export const PICTURES: Readonly<Record<string, ScenarioPicture>> = Object.fromEntries(
  await Promise.all(LIBRARY.map(async ({ id, load }) => [id, pictureOf(await load())] as const)),
);

function pictureOf(scenario: Scenario): ScenarioPicture {
  const { nodes, edges, faults } = scenario;
  return {
    nodes: nodes.map(({ id, kind, position = { x: 0, y: 0 } }) => ({
      id,
      kind,
      x: position.x,
      y: position.y,
    })),
    edges: edges.map(({ from, to, stack }) => ({
      from,
      to,
      ...(stack.some(({ kind }) => kind === 'circuit-breaker') && { guarded: true }),
    })),
    faults: faults.filter(({ enabled }) => enabled).flatMap((fault) => turnsOf(scenario, fault)),
  };
}

function turnsOf(scenario: Scenario, fault: Fault): PictureFault[] {
  const { fromMs, toMs, times, everyMs } = fault;
  const nodes = nodesOfFault(scenario, fault);
  return Array.from({ length: times }, (_, turn) => ({
    nodes,
    fromSecond: (fromMs + turn * everyMs) / 1000,
    toSecond: (toMs + turn * everyMs) / 1000,
  }));
}
