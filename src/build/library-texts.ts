import { LIBRARY } from '../scenario/library/catalogue';

/** The text of each built-in scenario, complete and checked, by its id. */
export const libraryTexts: readonly (readonly [id: string, text: string])[] = await Promise.all(
  LIBRARY.map(async ({ id, load }) => [id, JSON.stringify(await load())] as const),
);
