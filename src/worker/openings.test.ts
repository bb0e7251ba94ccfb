import { expect, it } from 'vitest';
import { Openings } from './openings';

it('keeps what is said to a session until it is open, in order, and no other session waits for it', async () => {
  const openings = new Openings();
  const heard: string[] = [];
  let arrive = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  openings.begin(
    'a',
    opened.then(() => void heard.push('a is open')),
  );
  openings.whenOpen('a', () => heard.push('play'));
  openings.whenOpen('b', () => heard.push('b'));
  openings.whenOpen('a', () => heard.push('pause'));
  expect(heard).toEqual(['b']);
  arrive();
  await opened;
  await Promise.resolve();
  await Promise.resolve();
  expect(heard).toEqual(['b', 'a is open', 'play', 'pause']);
  openings.whenOpen('a', () => heard.push('at once'));
  expect(heard.at(-1)).toBe('at once');
});
