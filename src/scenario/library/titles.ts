import { paymentOutage } from './payment-outage';

/** What a list of the built-in scenarios shows, without parsing any of them: the page stays light. */
export interface ScenarioTitle {
  readonly id: string;
  readonly title: string;
  /** The question that the run answers. */
  readonly question: string;
  /** Length of the run in simulated seconds. */
  readonly seconds: number;
  readonly seed: number;
}

export const TITLES: readonly ScenarioTitle[] = [paymentOutage].map(
  ({ id, name, question, durationMs, seed }) => ({
    id,
    title: name,
    question,
    seconds: durationMs / 1000,
    seed,
  }),
);
