import { BREAKER_FIELD } from '../worker/frame';
import type { LogRow, PartRef, RowKind } from '../worker/protocol';
import type { Actors } from './actions';
import type { RunStore } from './run';
import { askWhy } from './view';

type Asking = Pick<Actors, 'run' | 'view'>;

/** Asks why of what the person looks at: the trace that is shown, else the last change of the selected part. */
export async function askWhyNow({ run, view }: Asking): Promise<void> {
  const { trace, dockTab, selection, layer } = view.getState();
  if (trace !== null && dockTab === 'traces') askWhy(view, { kind: 'request', ref: trace });
  else if (selection !== null) await askWhyOfPart({ run, view }, selection, layer);
}

/** Rows that are looked through for the one that a layer itself made. */
const LOOKED_THROUGH = 50;

/** Why a part is as it is: the newest change of it, or of its layer. */
export async function askWhyOfPart(
  { run, view }: Asking,
  part: PartRef,
  layer: string | null = null,
): Promise<void> {
  const { selection } = view.getState();
  const changedAt = layer === null ? NaN : layerChangedAt(run, part, layer);
  const kinds: RowKind[] = ['breaker'];
  const filter = changedAt > 0 ? { part, kinds } : { part };
  const { rows } = await run.askRows(filter, 0, LOOKED_THROUGH);
  const row = rows.find(({ time }) => time === changedAt) ?? rows[0];
  // Somebody may have turned to something else while the worker was asked.
  if (view.getState().selection !== selection) return;
  if (row === undefined) view.setState({ message: NOTHING });
  else askWhy(view, subjectOf(row));
}

const NOTHING = 'Nothing has changed there up to this moment: there is nothing to explain yet.';

function subjectOf({ index }: LogRow) {
  return { kind: 'change', index } as const;
}

/** When a breaker took its state; NaN for layers that have none. */
function layerChangedAt(run: RunStore, part: PartRef, layer: string): number {
  const layers = run.getState().layout?.layers ?? [];
  const row = layers.findIndex((one) => one.edge === part.id && one.layer === layer);
  if (part.kind !== 'edge' || layers[row]?.kind !== 'circuit-breaker') return NaN;
  return run.feed.frame?.layer(row, BREAKER_FIELD.changedAt) ?? NaN;
}
