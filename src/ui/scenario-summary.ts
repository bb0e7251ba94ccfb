/** What the list shows of a scenario. */
export interface ScenarioSummary {
  readonly id: string;
  readonly title: string;
  /** The question that the run answers. */
  readonly question: string;
  /** Length of the run in simulated seconds. */
  readonly seconds: number;
  readonly seed: number;
}
