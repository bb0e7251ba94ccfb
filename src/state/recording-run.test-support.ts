import { ok } from '../base/result';
import { FrameFeed } from './feed';
import type { RunState, RunStore } from './run';

export interface RecordingRun extends RunStore {
  /** What was asked of it, in order. */
  readonly calls: string[];
  /** Changes the state and tells whoever listens. */
  set(state: Partial<RunState>): void;
}

/** A run that does nothing but write down what was asked of it. */
export function recordingRun(initial: Partial<RunState> = {}): RecordingRun {
  let state: RunState = { ...READY, ...initial };
  const listeners = new Set<(state: RunState, before: RunState) => void>();
  const calls: string[] = [];
  const record =
    (name: string) =>
    (...args: readonly unknown[]): void =>
      void calls.push([name, ...args.map((arg) => JSON.stringify(arg))].join(' '));
  return {
    calls,
    set: (next) => {
      const before = state;
      state = { ...state, ...next };
      for (const listener of listeners) listener(state, before);
    },
    getState: () => state,
    getInitialState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    feed: new FrameFeed(() => undefined),
    open: record('open'),
    close: record('close'),
    play: record('play'),
    pause: record('pause'),
    setSpeed: record('setSpeed'),
    step: record('step'),
    reset: record('reset'),
    retry: record('retry'),
    keepAsStart: record('keepAsStart'),
    setSeed: record('setSeed'),
    edit: async () => Promise.resolve(ok(undefined)),
    editTogether: async () => Promise.resolve(ok(undefined)),
    undo: record('undo'),
    redo: record('redo'),
    verb: record('verb'),
    watch: record('watch'),
    askRows: async () => new Promise(() => undefined),
    askSeries: async () => new Promise(() => undefined),
    dismissNotice: record('dismissNotice'),
  };
}

const READY: RunState = {
  phase: 'ready',
  error: null,
  scenario: null,
  layout: null,
  seed: 27,
  mode: 'paused',
  speed: 1,
  log: [],
  changedAtStart: 0,
  canUndo: false,
  canRedo: false,
  verdict: [],
  detail: null,
  notice: null,
};
