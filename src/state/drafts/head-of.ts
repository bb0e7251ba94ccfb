import { ENGINE_VERSION } from '../../sim/engine-version';
import type { Scenario } from '../../scenario/format';
import { drawnParts } from '../../scenario/library/drawn-parts';
import type { RunSnapshot } from '../run-snapshot';
import type { RunState } from '../run';
import type { View } from '../view';
import { DRAFT_FORMAT, type DraftHead, type DraftPicture, type DraftView, type Stand } from './draft';
import { writable, type WrittenRun } from './draft-parts';

/** A run and what is looked at of it, at one instant. Nothing in it changes any more. */
export interface Look {
  readonly run: WrittenRun;
  readonly stand: Stand;
  readonly view: DraftView;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly changedAtStart: number;
  readonly edits: number;
  /** Time goes on: it will stand elsewhere in a moment. */
  readonly isMoving: boolean;
}

/** Null while nothing is there that could be written. */
export function lookAt(
  snapshot: RunSnapshot | null,
  { phase, scenario, lines, log, mode, speed }: RunState,
  { selection, layer, dockTab, phoneTab, dockMaximised }: View,
): Look | null {
  // A run that is brought back after its worker was lost is known as far as it came.
  if (snapshot === null || phase === 'closed' || phase === 'opening' || scenario === null) return null;
  const run = writable(snapshot, lines);
  const { resume, seed, changedAtStart } = snapshot;
  if (run === null || resume === undefined) return null;
  const { line, at } = resume;
  const reach = resume.lines.find(({ id }) => id === line)?.reach ?? at;
  return {
    run,
    stand: { line, at, reach },
    view: { selection, layer, dockTab, phoneTab, dockMaximised, speed },
    scenario,
    seed,
    changedAtStart,
    edits: changedAtStart + log.length,
    isMoving: mode === 'playing' || mode === 'ahead',
  };
}

type Known = Pick<
  DraftHead,
  'id' | 'name' | 'isNamed' | 'revision' | 'writer' | 'origin' | 'updatedAt' | 'parts'
>;

/** What is kept of a draft beside the parts of its run. */
export function headOf(look: Look, known: Known): DraftHead {
  const { scenario, stand, view, seed, changedAtStart, edits, run } = look;
  return {
    ...known,
    asideOf: null,
    format: DRAFT_FORMAT,
    engine: ENGINE_VERSION,
    seed,
    changedAtStart,
    stand,
    view,
    facts: {
      nodes: scenario.nodes.length,
      edges: scenario.edges.length,
      edits,
      lines: run.lines.length,
      seconds: scenario.durationMs / 1000,
    },
    picture: pictureOf(scenario),
  };
}

/** A larger system would be a grey cloud in so small a picture, and its list long. */
const MOST_DRAWN = 40;

function pictureOf(scenario: Scenario): DraftPicture {
  return scenario.nodes.length > MOST_DRAWN ? { nodes: [], edges: [] } : drawnParts(scenario);
}

/** A run as its scenario came. */
export const NOTHING_MADE = { changedAtStart: 0 };

/** Whether a run that began anew has less of the person's own than it had before. */
export function leavesBehind(
  before: Pick<Look, 'run' | 'edits'>,
  now: Pick<Look, 'changedAtStart'>,
): boolean {
  const inputs = Object.values(before.run.inputs).some((some) => some.length > 0);
  return inputs || before.run.lines.length > 1 || before.edits > now.changedAtStart;
}

/** Whether a draft would be another one if it were written now: more than where it stands. */
export function isSameStand(one: Look, other: Look): boolean {
  return JSON.stringify([one.stand, one.view]) === JSON.stringify([other.stand, other.view]);
}
