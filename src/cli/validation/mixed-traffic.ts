import { CANCELLED, GAVE_UP, OUTCOMES } from '../../base/outcome';
import { CLIENT, EDGE, NODE } from '../../sim/measure/layout';
import type { Model } from '../../sim/model';
import type { ExactCase } from './case';
import { conservation, drained } from './identities';
import { guards, mixed } from './mixed-system';
import { advance, drain, startWorld, wholeRun } from './observe';
import type { Range } from './range';

/** A system about which nothing is known but the identities, and a look at each second of it. */
const SECONDS = 20;
const SEEDS = [1, 2, 3];

function everyIdentity(title: string, model: Model): ExactCase {
  return {
    id: 'identities',
    what: `mixed traffic, ${title} (${SEEDS.length} seeds, every second)`,
    expected: '0 differences',
    check: () => {
      const differences: string[] = [];
      const ranges = SEEDS.map((seed) => {
        const run = follow(model, seed);
        differences.push(...run.differences.map((words) => `${title}, seed ${seed}: ${words}`));
        return run.range;
      });
      differences.push(...missing(model, ranges).map((words) => `${title}: ${words}`));
      return { measured: `${differences.length} differences`, differences };
    },
  };
}

function follow(model: Model, seed: number): { readonly range: Range; readonly differences: string[] } {
  const world = startWorld(model, seed);
  const found: string[] = [];
  for (let second = 1; second <= SECONDS; second++) {
    advance(world, second);
    found.push(...conservation(world).map((words) => `at ${second} s, ${words}`));
  }
  drain(world, model);
  return { range: wholeRun(world), differences: [...found, ...drained(world)] };
}

/** Traffic in which something never happened says nothing about it. */
function missing(model: Model, ranges: readonly Range[]): string[] {
  const sum = (read: (range: Range) => number): number => ranges.reduce((all, range) => all + read(range), 0);
  const ofEdges = (counter: number): number =>
    sum((range) => model.edges.reduce((all, { id }) => all + range.edge(id, counter), 0));
  const ofClients = (counter: number): number =>
    sum((range) => model.clients.reduce((all, { id }) => all + range.client(id, counter), 0));
  const ofNodes = (counter: number): number =>
    sum((range) => model.nodes.reduce((all, { id }) => all + range.node(id, counter), 0));
  const unsettled = model.edges.some(({ giveUp }) => giveUp !== 'abandon') ? EDGE.cancelled : EDGE.late;
  const counts: [string, number][] = [
    ['attempt was given up', ofEdges(unsettled)],
    ['message was lost', ofEdges(EDGE.lost)],
    ['request came twice', ofEdges(EDGE.duplicated)],
    ['work was lost in a crash', ofNodes(NODE.broken)],
    ['request found its instance down', ofNodes(NODE.unavailable)],
  ];
  OUTCOMES.forEach(({ id }, outcome) => {
    // Calls that were withdrawn are counted apart, and only clients lose patience.
    if (outcome === CANCELLED) return;
    if (outcome === GAVE_UP) counts.push(['client gave up', ofClients(CLIENT.outcome + GAVE_UP)]);
    else counts.push([`call ended as '${id}'`, ofEdges(EDGE.outcome + outcome)]);
  });
  const never = counts.filter(([, count]) => count === 0);
  const tooLittle = never.map(([what]) => `no ${what}: the row tests too little`);
  // The other way round: what only one of the two can have.
  if (ofEdges(EDGE.outcome + GAVE_UP) > 0) tooLittle.push(`a call ended as 'gave-up', which only clients do`);
  return tooLittle;
}

export const MIXED: readonly ExactCase[] = [
  everyIdentity('abandoned work goes on', mixed('abandon', true, guards())),
  everyIdentity('abandoned work goes on, no worker held', mixed('abandon', false, guards())),
  everyIdentity('abandoned work is cancelled', mixed('cancel', true, guards())),
  everyIdentity('abandoned work is cancelled, no worker held', mixed('cancel', false, guards())),
  everyIdentity('only waiting work is cancelled', mixed('cancel-waiting', false, guards())),
  everyIdentity('a timeout around retries, cancelled', mixed('cancel', true, guards().toReversed())),
];
