import { expect, it } from 'vitest';
import { InOrder } from './in-order';

/** Something that is waited for. */
function delivery() {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return { arrive: () => arrive(), arrived };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

it('does what is said to a run in its order, and no other run waits for it', async () => {
  const order = new InOrder();
  const heard: string[] = [];
  const says = (words: string) => () => void heard.push(words);
  const scenario = delivery();
  const editor = delivery();
  order.does('a', async () => {
    await scenario.arrived;
    heard.push('open');
  });
  order.does('a', says('play'));
  order.does('b', says('b'));
  order.does('a', async () => {
    await editor.arrived;
    heard.push('edit');
  });
  order.does('a', says('pause'));
  expect(heard).toEqual(['b']);
  editor.arrive();
  await settled();
  expect(heard).toEqual(['b']);
  scenario.arrive();
  await settled();
  expect(heard).toEqual(['b', 'open', 'play', 'edit', 'pause']);
  order.does('a', says('at once'));
  expect(heard.at(-1)).toBe('at once');
});
