import { useEffect, useLayoutEffect, useState } from 'react';
import type { PartRef, SeriesOf } from '../../worker/protocol';
import { useActors } from '../app/app-context';
import { PartSeries } from './part-series';

/** The seconds of a part or its instances, as long as whoever asks for them is shown. */
export function usePartSeries(part: PartRef | null, of: SeriesOf = 'part'): PartSeries {
  const { run } = useActors();
  const [series] = useState(() => new PartSeries(run, of));
  // Before anything is drawn: the charts of another part must not begin with the seconds of this one.
  useLayoutEffect(() => series.show(part), [series, part]);
  useEffect(() => series.follow(), [series]);
  return series;
}
