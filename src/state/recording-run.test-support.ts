import { ok } from '../base/result';
import { FrameFeed } from './feed';
import { unansweredData } from './data-questions.test-support';
import { CLOSED, type RunState, type RunStore } from './run';

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
    snapshot: () => null,
    restore: record('restore'),
    close: record('close'),
    play: record('play'),
    pause: record('pause'),
    setSpeed: record('setSpeed'),
    step: record('step'),
    seek: record('seek'),
    stepBack: record('stepBack'),
    chooseLine: record('chooseLine'),
    nameLine: record('nameLine'),
    deleteLine: record('deleteLine'),
    reset: record('reset'),
    retry: record('retry'),
    keepAsStart: record('keepAsStart'),
    setSeed: record('setSeed'),
    edit: async () => Promise.resolve(ok(undefined)),
    editTogether: async () => Promise.resolve(ok(undefined)),
    act: async () => Promise.resolve(ok([])),
    undo: record('undo'),
    redo: record('redo'),
    verb: record('verb'),
    operator: record('operator'),
    cancelSaga: record('cancelSaga'),
    viewSays: record('viewSays'),
    sendCommand: async () => new Promise(() => undefined),
    watch: record('watch'),
    askRows: async () => new Promise(() => undefined),
    askSeries: async () => new Promise(() => undefined),
    askLinePoints: async () => new Promise(() => undefined),
    askTraces: async () => new Promise(() => undefined),
    askTrace: async () => new Promise(() => undefined),
    askWhy: async () => new Promise(() => undefined),
    data: unansweredData(),
    askHttp: async () => new Promise(() => undefined),
    askCatalogue: async () => new Promise(() => undefined),
    askExchanges: async () => new Promise(() => undefined),
    allow: record('allow'),
    declineConsent: record('declineConsent'),
    dismissNotice: record('dismissNotice'),
  };
}

const READY: RunState = { ...CLOSED, phase: 'ready', seed: 27 };
