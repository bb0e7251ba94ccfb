import type { Scenario } from '../format';
import { LIBRARY, type LibraryEntry } from './catalogue';
import type { ScenarioPicture } from './pictures';

/** What a list of the built-in scenarios says of one. */
export interface ScenarioTitle {
  readonly id: string;
  /** Those of one group stand together. */
  readonly group: string;
  readonly title: string;
  /** The question that the run answers. */
  readonly question: string;
  readonly tags: readonly string[];
  /** Length of the run in simulated seconds. */
  readonly seconds: number;
  readonly seed: number;
  /** Comes later than the words. */
  readonly picture?: ScenarioPicture;
}

/** In the order in which they are shown. The build puts the finished words in the place of this file. */
export const TITLES: readonly ScenarioTitle[] = await Promise.all(
  LIBRARY.map(async (entry) => titleOf(entry, await entry.load())),
);

function titleOf({ id, group }: LibraryEntry, scenario: Scenario): ScenarioTitle {
  const { name, question, tags, durationMs, seed } = scenario;
  return { id, group, title: name, question, tags, seconds: durationMs / 1000, seed };
}
