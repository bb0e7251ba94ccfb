import type { DrawingProps } from '../../topology/drawing-part';

export function Groups({ scenario }: DrawingProps) {
  return scenario.groups.length === 0 ? null : null;
}
