import type { ViewStore } from './view';

/** The scenario through which the tour leads. */
export const TOUR_SCENARIO = 'payment-outage';

export function beginTour(view: ViewStore): void {
  view.setState({ page: { kind: 'run', scenarioId: TOUR_SCENARIO }, overlay: null, tour: 0 });
}
