import { useEffect, useMemo } from 'react';
import type { RunStore } from '../../state/run';
import type { SeriesOf, SeriesSubject } from '../../worker/protocol';
import { useActors } from '../app/app-context';
import { PartSeries } from './part-series';

/** The seconds of a part or of data, which all charts of it share: it follows the run as long as one of them is there. */
class SharedSeries {
  readonly series: PartSeries;
  users = 0;
  private stop = (): void => undefined;

  constructor(
    run: RunStore,
    private readonly part: SeriesSubject,
    of: SeriesOf,
  ) {
    this.series = new PartSeries(run, of);
  }

  /** Until the function it gives is called. */
  use(): () => void {
    if (this.users === 0) {
      this.series.show(this.part);
      this.stop = this.series.follow();
    }
    this.users++;
    return () => {
      this.users--;
      if (this.users === 0) this.stop();
    };
  }
}

/** Events, sagas and read models of the whole run. */
export const DATA_OF_RUN: SeriesSubject = { kind: 'data', id: 'run' };

const known = new WeakMap<RunStore, Map<string, SharedSeries>>();

/** The seconds of a part, its instances or of data, asked for once however many charts draw them, and as long as one does. */
export function usePartSeries(part: SeriesSubject, of: SeriesOf = 'part'): PartSeries {
  const { run } = useActors();
  const { kind, id } = part;
  const shared = useMemo(
    () => sharedSeries(run, kind === 'data' ? DATA_OF_RUN : { kind, id }, of),
    [run, kind, id, of],
  );
  useEffect(() => shared.use(), [shared]);
  return shared.series;
}

/** What charts of a run draw now of a part: it knows more of the future than the run would tell again. */
export function seriesInUse(run: RunStore): (part: SeriesSubject, of: SeriesOf) => PartSeries | undefined {
  return (part, of) => {
    const shared = known.get(run)?.get(keyOf(part, of));
    return shared === undefined || shared.users === 0 ? undefined : shared.series;
  };
}

function keyOf({ kind, id }: SeriesSubject, of: SeriesOf): string {
  return `${of} ${kind} ${id}`;
}

function sharedSeries(run: RunStore, part: SeriesSubject, of: SeriesOf): SharedSeries {
  let all = known.get(run);
  if (all === undefined) {
    all = new Map();
    known.set(run, all);
  }
  const key = keyOf(part, of);
  let shared = all.get(key);
  if (shared === undefined) {
    for (const [other, { users }] of all) if (users === 0) all.delete(other);
    shared = new SharedSeries(run, part, of);
    all.set(key, shared);
  }
  return shared;
}
