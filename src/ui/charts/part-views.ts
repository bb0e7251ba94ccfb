import type { ChartedPart } from './charted-part';
import type { InstanceFigureId } from './instance-figures';

/** What the last chart of a part shows: how full it was, its network, or a figure of each of its instances. */
export type PartView = 'load' | 'network' | InstanceFigureId;

interface ViewOption {
  readonly value: PartView;
  readonly label: string;
}

const LOAD_LABELS = { edge: 'In flight', node: 'Workers', client: 'Waiting' } as const;

/** What there is to choose from; one alone for a part that has nothing else to show. */
export function viewsOf({ kind, instances }: Pick<ChartedPart, 'kind' | 'instances'>): readonly ViewOption[] {
  const load: ViewOption = { value: 'load', label: LOAD_LABELS[kind] };
  if (kind === 'edge') return [load, { value: 'network', label: 'Network' }];
  if (instances < 2) return [load];
  return [
    load,
    { value: 'time', label: 'Instances: mean time' },
    { value: 'p95', label: 'Instances: p95' },
    { value: 'requests', label: 'Instances: requests' },
    { value: 'flight', label: 'Instances: in flight' },
    { value: 'queue', label: 'Instances: queued' },
    { value: 'failed', label: 'Instances: failed' },
  ];
}

/** What is shown of a part: what was chosen, as long as the part has it. */
export function shownView(part: Pick<ChartedPart, 'kind' | 'instances'>, chosen: PartView): PartView {
  return viewsOf(part).some(({ value }) => value === chosen) ? chosen : 'load';
}
