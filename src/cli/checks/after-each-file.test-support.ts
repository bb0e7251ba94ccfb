import { afterAll, vi } from 'vitest';
import { noteTimers } from './note-timers';

const endTimers = noteTimers(globalThis);

/**
 * What a file of tests leaves behind ends with it, since the next file runs in the same process: a page that was drawn
 * there would fetch its later parts in the middle of somebody else's test.
 */
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  endTimers();
});
