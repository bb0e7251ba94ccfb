/** What can be expected of a read model over a span, in words and with the unit of its bounds. */
export const readModelFigures = {
  'missing-events': { label: 'Events missing', unit: 'events' },
  'missing-for': { label: 'Oldest missing event', unit: 'ms' },
  'stale-reads': { label: 'Reads without their own write', unit: 'reads' },
  versions: { label: 'New versions that took over', unit: 'versions' },
  'passed-over': { label: 'Events given up', unit: 'events' },
} as const;

export type ReadModelFigure = keyof typeof readModelFigures;

export const READ_MODEL_FIGURES = [
  'missing-events',
  'missing-for',
  'stale-reads',
  'passed-over',
  'versions',
] as const satisfies readonly ReadModelFigure[];
