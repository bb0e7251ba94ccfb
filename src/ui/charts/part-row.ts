import { createContext } from 'react';
import type { Fault } from '../../scenario/format';
import type { TimeRange } from '../time-axis/scale';
import type { ChartName } from './chart-names';

/** Which charts of a part are shown, each with the range that it has at its turn. */
export interface PartRow {
  readonly charts: readonly { readonly name: ChartName; readonly range: TimeRange }[];
  readonly faults: readonly Fault[];
}

/** The charts hear of it over the lazy border between them: most runs are watched without selecting a part. */
export const PartRowContext = createContext<PartRow>({ charts: [], faults: [] });
