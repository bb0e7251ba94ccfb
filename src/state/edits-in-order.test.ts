import { describe, expect, it } from 'vitest';
import { EditsInOrder } from './edits-in-order';

/** Work that is done when it is told to be; it writes down when it begins. */
function setUp() {
  const order = new EditsInOrder();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async (): Promise<void> => {
    begun.push(name);
    return new Promise((resolve) => {
      ends.set(name, resolve);
    });
  };
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  };
  return { order, begun, work, end };
}

describe('edits and what takes them back', () => {
  it('lets edits go out at once, and an undo after the answers to all of them', async () => {
    const { order, begun, work, end } = setUp();
    void order.beside(work('first'));
    void order.beside(work('second'));
    void order.byItself(work('undo'));
    expect(begun).toEqual(['first', 'second']);
    await end('second');
    expect(begun).not.toContain('undo');
    await end('first');
    expect(begun).toEqual(['first', 'second', 'undo']);
  });

  it('lets what is asked after an undo wait for it', async () => {
    const { order, begun, work, end } = setUp();
    void order.beside(work('first'));
    void order.byItself(work('undo'));
    void order.beside(work('second'));
    void order.byItself(work('redo'));
    await end('first');
    expect(begun).toEqual(['first', 'undo']);
    await end('undo');
    expect(begun).toEqual(['first', 'undo', 'second']);
    await end('second');
    expect(begun.at(-1)).toBe('redo');
    await end('redo');
    void order.beside(work('third'));
    expect(begun.at(-1)).toBe('third');
  });

  it('goes on after something has failed', async () => {
    const { order, begun, work } = setUp();
    const failed = order.beside(async () => Promise.reject(new Error('no')));
    const undone = order.byItself(async () => void begun.push('undo'));
    await expect(failed).rejects.toThrow('no');
    await undone;
    void order.beside(work('next'));
    expect(begun).toEqual(['undo', 'next']);
  });
});
