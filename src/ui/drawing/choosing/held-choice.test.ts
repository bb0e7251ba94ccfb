import { describe, expect, it } from 'vitest';
import type { PartRef } from '../../../worker/protocol';
import { HeldChoice } from './held-choice';

const node = (id: string): PartRef => ({ kind: 'node', id });

function setUp() {
  const told: string[] = [];
  const choice = new HeldChoice((parts) => told.push(parts.map(({ id }) => id).join()));
  return { choice, told };
}

describe('what is chosen on the canvas', () => {
  it('is told at once where nothing is carried', async () => {
    const { choice, told } = setUp();
    choice.choose([node('a')]);
    expect([choice.untold, told]).toEqual([[node('a')], []]);
    await Promise.resolve();
    expect([choice.untold, told]).toEqual([null, ['a']]);
  });

  it('is told once when what was taken up is let go', async () => {
    const { choice, told } = setUp();
    choice.choose([node('a')]);
    choice.takeUp();
    await Promise.resolve();
    expect(told).toEqual([]);
    choice.letGo();
    choice.letGo();
    expect(told).toEqual(['a']);
  });

  it('is told at once again after that, and only what was chosen last', async () => {
    const { choice, told } = setUp();
    choice.takeUp();
    choice.letGo();
    choice.choose([node('a')]);
    choice.choose([node('b')]);
    await Promise.resolve();
    expect(told).toEqual(['b']);
  });
});
