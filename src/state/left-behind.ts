import type { RunState } from './run';

/** What a run that begins anew leaves behind, as a sentence; null when that is nothing. */
export function leftBehind({ log, lines }: Pick<RunState, 'log' | 'lines'>): string | null {
  const others = lines.length - 1;
  const parts = [counted(log.length, 'edit'), counted(others, 'other line')].filter((part) => part !== '');
  return parts.length === 0 ? null : `The run begins anew without its ${parts.join(' and its ')}.`;
}

function counted(count: number, what: string): string {
  if (count <= 0) return '';
  return count === 1 ? what : `${count} ${what}s`;
}
