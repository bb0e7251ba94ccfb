import { err, ok, type Result } from '../../base/result';
import { DRAFT_FORMAT, type DraftHead, type DraftOrigin, type DraftPicture, type DraftView } from './draft';
import { countIn, isKept, keptIn, listIn, oneOf, Spoiled, textIn, wholeIn } from './read-values';
import type { Moment } from '../../worker/lines';
import type { PartRef } from '../../worker/protocol';

/** Why a draft cannot be read: it was spoiled, or a newer Breakwater has written it. */
export type Unreadable =
  | { readonly kind: 'spoiled'; readonly message: string }
  | { readonly kind: 'newer'; readonly format: number };

/** Reads what was kept of a draft. What the run cannot be without has to be right; of the rest, what is not is left out. */
export function readHead(value: unknown): Result<DraftHead, Unreadable> {
  try {
    const kept = keptIn(value, 'The record');
    const format = wholeIn(kept.format, 'format');
    if (format > DRAFT_FORMAT) return err({ kind: 'newer', format });
    const stand = keptIn(kept.stand, 'stand');
    const facts = isKept(kept.facts) ? kept.facts : {};
    return ok({
      id: textIn(kept.id, 'id'),
      format,
      revision: wholeIn(kept.revision, 'revision'),
      writer: typeof kept.writer === 'string' ? kept.writer : '',
      name: textIn(kept.name, 'name'),
      isNamed: kept.isNamed === true,
      origin: readOrigin(kept.origin),
      asideOf: typeof kept.asideOf === 'string' ? kept.asideOf : null,
      updatedAt: countIn(kept.updatedAt, 'updatedAt'),
      engine: wholeIn(kept.engine, 'engine'),
      seed: wholeIn(kept.seed, 'seed'),
      changedAtStart: wholeIn(kept.changedAtStart, 'changedAtStart'),
      stand: {
        line: wholeIn(stand.line, 'stand.line'),
        at: readMoment(stand.at, 'stand.at'),
        reach: readMoment(stand.reach, 'stand.reach'),
      },
      facts: {
        nodes: countOr(facts.nodes),
        edges: countOr(facts.edges),
        edits: countOr(facts.edits),
        lines: countOr(facts.lines),
        seconds: countOr(facts.seconds),
      },
      view: readView(kept.view),
      picture: readPicture(kept.picture),
      parts: readSizes(kept.parts),
    });
  } catch (error) {
    if (error instanceof Spoiled) return err({ kind: 'spoiled', message: error.message });
    throw error;
  }
}

export function readMoment(value: unknown, what: string): Moment {
  const { time, dispatched } = keptIn(value, what);
  return { time: wholeIn(time, `${what}.time`), dispatched: wholeIn(dispatched, `${what}.dispatched`) };
}

function countOr(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}

function readOrigin(value: unknown): DraftOrigin {
  const { kind, id, name } = isKept(value) ? value : {};
  if (kind === 'built-in' && typeof id === 'string') return { kind, id };
  if (kind === 'file' && typeof name === 'string') return { kind, name };
  return { kind: kind === 'link' ? kind : 'new' };
}

function readView(value: unknown): DraftView {
  const kept = isKept(value) ? value : {};
  const speed = countOr(kept.speed);
  return {
    selection: readPart(kept.selection),
    layer: typeof kept.layer === 'string' ? kept.layer : null,
    dockTab: oneOf(
      kept.dockTab,
      ['charts', 'breakers', 'traces', 'sagas', 'events', 'read-models', 'log', 'console'],
      'charts',
    ),
    phoneTab: oneOf(kept.phoneTab, ['run', 'charts', 'log', 'settings'], 'run'),
    dockMaximised: kept.dockMaximised === true,
    speed: speed > 0 && speed <= 100 ? speed : 1,
  };
}

function readPart(value: unknown): PartRef | null {
  const { kind, id } = isKept(value) ? value : {};
  return (kind === 'node' || kind === 'edge') && typeof id === 'string' ? { kind, id } : null;
}

/** A list that shows no picture is better than one that shows nothing. */
function readPicture(value: unknown): DraftPicture {
  try {
    const kept = keptIn(value, 'picture');
    return {
      nodes: listIn(kept.nodes, 'picture.nodes').map((node) => {
        const { id, kind, x, y } = keptIn(node, 'a node of the picture');
        if (!Number.isFinite(x) || !Number.isFinite(y))
          throw new Spoiled('a node of the picture has no place');
        return { id: textIn(id, 'id'), kind: textIn(kind, 'kind'), x: Number(x), y: Number(y) };
      }),
      edges: listIn(kept.edges, 'picture.edges').map((edge) => {
        const { from, to, guarded } = keptIn(edge, 'a call of the picture');
        const ends = { from: textIn(from, 'from'), to: textIn(to, 'to') };
        return guarded === true ? { ...ends, guarded } : ends;
      }),
    };
  } catch {
    return { nodes: [], edges: [] };
  }
}

function readSizes(value: unknown): Readonly<Record<string, number>> {
  const sizes = Object.entries(isKept(value) ? value : {});
  return Object.fromEntries(sizes.map(([name, size]) => [name, countOr(size)]));
}
