import { nodesOfFault } from '../fault-targets';
import type { Fault, Scenario } from '../format';
import { LIBRARY } from './catalogue';
import { drawnParts } from './drawn-parts';
import { levelOf, type Level } from './levels';

/** What a list says of a scenario beyond its title: many words, and none that the page could not begin without. */
export interface ScenarioDetails {
  /** The question that the run answers. */
  readonly question: string;
  readonly tags: readonly string[];
  /** What to look at, in the order in which it happens. */
  readonly watch: readonly string[];
  readonly level: Level;
  readonly picture: ScenarioPicture;
}

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

export type LibraryDetails = Readonly<Record<string, ScenarioDetails>>;

/** By the id of the scenario. In the build they are a file of data, and this fetches it (build/finished-library.ts). */
export async function loadDetails(): Promise<LibraryDetails> {
  return Object.fromEntries(
    await Promise.all(LIBRARY.map(async ({ id, load }) => [id, detailsOf(await load())] as const)),
  );
}

function detailsOf(scenario: Scenario): ScenarioDetails {
  const { id, question, tags, watch } = scenario;
  return { question, tags, watch, level: levelOf(id), picture: pictureOf(scenario) };
}

function pictureOf(scenario: Scenario): ScenarioPicture {
  const faults = scenario.faults.filter(({ enabled }) => enabled);
  return { ...drawnParts(scenario), faults: faults.flatMap((fault) => turnsOf(scenario, fault)) };
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
