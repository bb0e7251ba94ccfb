import type { FrameFeed, LaneSpan } from '../../state/feed';
import type { LayerRef } from '../../worker/frame';
import { moment } from '../figures';

/** How many modes each breaker has gone through, by its lane; what is new since then is worth a word. */
export type LanesHeard = ReadonlyMap<string, number>;

export interface News {
  readonly words: string;
  readonly heard: LanesHeard;
}

const MODE_WORDS = ['closed', 'opened', 'went half-open'];
const SAID_ONE_BY_ONE = 2;

/**
 * What breakers did since last time, in one sentence each; of many changes only how many there were and the last.
 * The first time it only listens.
 */
export function newsOf(
  feed: Pick<FrameFeed, 'lane'>,
  layers: readonly LayerRef[],
  before: LanesHeard | null,
  nameOf: (edge: string) => string,
): News {
  const heard = new Map<string, number>();
  const changes: { readonly span: LaneSpan; readonly edge: string }[] = [];
  for (const { edge, layer, kind } of layers) {
    if (kind !== 'circuit-breaker') continue;
    const lane = feed.lane(edge, layer);
    const key = `${edge}/${layer}`;
    heard.set(key, lane.length);
    const known = before?.get(key) ?? lane.length;
    // The first span is the beginning, closed, and no change.
    for (const span of lane.slice(Math.max(known, 1))) changes.push({ span, edge });
  }
  changes.sort((one, other) => one.span.from - other.span.from);
  const sentences = changes.map(
    ({ span, edge }) =>
      `Breaker ${nameOf(edge)} ${MODE_WORDS[span.mode] ?? 'changed'} at ${moment(span.from)}.`,
  );
  const words =
    sentences.length <= SAID_ONE_BY_ONE
      ? sentences.join(' ')
      : `${sentences.length} breaker changes. The last: ${sentences.at(-1) ?? ''}`;
  return { words, heard };
}
