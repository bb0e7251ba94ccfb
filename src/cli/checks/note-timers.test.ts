import { expect, it } from 'vitest';
import { noteTimers } from './note-timers';

it('ends the timers that were started meanwhile, and no others', async () => {
  const scope = { setTimeout, setInterval };
  const fired: string[] = [];
  scope.setTimeout(() => fired.push('before'), 5);
  const end = noteTimers(scope);
  scope.setTimeout(() => fired.push('once'), 5);
  scope.setInterval(() => fired.push('often'), 5);
  const forgotten = scope.setTimeout(() => fired.push('forgotten'), 5);
  clearTimeout(forgotten);
  end();
  await new Promise((resolve) => scope.setTimeout(resolve, 30));
  expect(fired).toEqual(['before']);
  expect(scope).toEqual({ setTimeout, setInterval });
});
