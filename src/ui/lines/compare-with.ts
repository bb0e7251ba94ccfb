import type { Actors } from '../../state/actions';

/** Lays the seconds of a line over those of the one that runs; null ends that. The charts show them. */
export function compareWith({ view }: Pick<Actors, 'view'>, line: number | null): void {
  view.setState(line === null ? { comparedLine: null } : { comparedLine: line, dockTab: 'charts' });
}
