import { LIBRARY } from '../scenario/library/catalogue';
import { loadDetails } from '../scenario/library/details';

export { TITLES as libraryTitles } from '../scenario/library/titles';

/** What lists say of the built-in scenarios beyond their titles. */
export const libraryDetails = await loadDetails();

/** The text of each built-in scenario, complete and checked, by its id. */
export const libraryTexts: readonly (readonly [id: string, text: string])[] = await Promise.all(
  LIBRARY.map(async ({ id, load }) => [id, JSON.stringify(await load())] as const),
);
