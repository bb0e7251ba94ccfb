import type { PlainState, Shape } from './shape';
import type { SnapshotReader, SnapshotWriter } from './snapshot';

/** Writes a state object by its shape, field by field in the shape's order. */
export function writePlainState(out: SnapshotWriter, shape: Shape, state: Readonly<PlainState>): void {
  for (const [field, kind] of Object.entries(shape)) {
    const value = state[field];
    if (kind === 'number' && typeof value === 'number') out.number(value);
    else if (kind !== 'number' && value instanceof Float64Array && value.length === kind.ring) {
      out.array(value, kind.ring);
    } else throw new Error(`State field "${field}" does not fit its shape ${JSON.stringify(kind)}`);
  }
}

/** Reads it back in place; a ring whose length differs is replaced. */
export function readPlainState(from: SnapshotReader, shape: Shape, state: PlainState): void {
  for (const [field, kind] of Object.entries(shape)) {
    if (kind === 'number') {
      state[field] = from.number();
      continue;
    }
    const known = state[field];
    const ring =
      known instanceof Float64Array && known.length === kind.ring ? known : new Float64Array(kind.ring);
    from.array(ring, kind.ring);
    state[field] = ring;
  }
}
