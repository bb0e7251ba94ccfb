import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';
import type { RunStore } from '../../state/run';
import { useActors } from '../app/app-context';
import { SentWholes, type SendWhole, type Step } from './sent-wholes';

export interface Whole<Value> {
  /** With the changes that are under way. */
  readonly newest: Value;
  readonly change: (step: Step<Value>, send: SendWhole<Value>) => Promise<Result<void, readonly Problem[]>>;
}

/** What was sent to each run. */
export class SentToRuns<Value> {
  private readonly runs = new WeakMap<RunStore, SentWholes<Value>>();

  of(run: RunStore): SentWholes<Value> {
    const known = this.runs.get(run) ?? new SentWholes<Value>();
    this.runs.set(run, known);
    return known;
  }
}

/** A value that is changed in parts and sent as a whole, at this path of the scenario. */
export function useWhole<Value>(kept: SentToRuns<Value>, path: string, value: Value): Whole<Value> {
  const { run } = useActors();
  const sent = kept.of(run);
  // What is sent when a form goes away is made from the scenario as it is then.
  const known = useRef(value);
  useLayoutEffect(() => {
    known.current = value;
  });
  const newest = (): Value | undefined => sent.newest(path);
  return {
    newest: useSyncExternalStore(sent.subscribe, newest, newest) ?? value,
    change: async (step, send) => sent.change(path, known.current, step, send),
  };
}
