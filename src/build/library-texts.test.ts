import { expect, it } from 'vitest';
import { LIBRARY } from '../scenario/library/catalogue';
import { libraryTexts } from './library-texts';

it.each(libraryTexts)('the text of %s is the scenario as it is run, value by value', async (id, text) => {
  const entry = LIBRARY.find((one) => one.id === id);
  expect(JSON.parse(text)).toStrictEqual(await entry?.load());
});

it('has all of them', () => {
  expect(libraryTexts.map(([id]) => id)).toEqual(LIBRARY.map(({ id }) => id));
});
