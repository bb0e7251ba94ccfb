import type { Health } from '../../marks/mark-paths';

export interface GroupFigures {
  readonly health: Health;
  /** "81/s" */
  readonly asked: string;
  readonly asking: string;
}

const WORST_FIRST: readonly Health[] = ['failing', 'degraded', 'well'];

/** A group is as well as the worst of its nodes that somebody calls. */
export function worstHealth(healths: readonly Health[]): Health {
  return WORST_FIRST.find((health) => healths.includes(health)) ?? 'idle';
}
