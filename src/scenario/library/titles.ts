import { LIBRARY } from './catalogue';
import type { ScenarioDetails } from './details';

/** What a list of the built-in scenarios says of one. What is said beyond its title may come later. */
export interface ScenarioTitle extends Partial<ScenarioDetails> {
  readonly id: string;
  /** Those of one group stand together. */
  readonly group: string;
  readonly title: string;
  /** Length of the run in simulated seconds. */
  readonly seconds: number;
  readonly seed: number;
}

/** In the order in which they are shown. The build puts the finished titles in the place of this file. */
export const TITLES: readonly ScenarioTitle[] = await Promise.all(
  LIBRARY.map(async ({ id, group, load }) => {
    const { name, durationMs, seed } = await load();
    return { id, group, title: name, seconds: durationMs / 1000, seed };
  }),
);
