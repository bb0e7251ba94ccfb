import { createStore, type StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Actors } from '../../state/actions';
import type { RunState, RunStore } from '../../state/run';
import { useActors } from '../app/app-context';

/** For so long a fault that was just recorded is shown as new. */
const FRESH_MS = 2400;

interface Fresh {
  readonly id: string | null;
}

const stores = new WeakMap<RunStore, StoreApi<Fresh>>();

/** The fault that came last by an edit in this page, for a moment: by a key on its node, by drawing, by its form. */
export function useFreshFault(): string | null {
  const actors = useActors();
  return useStore(storeOf(actors), ({ id }) => id);
}

function storeOf({ run }: Pick<Actors, 'run'>): StoreApi<Fresh> {
  const known = stores.get(run);
  if (known !== undefined) return known;
  const made = createStore<Fresh>(() => ({ id: null }));
  stores.set(run, made);
  let timer: ReturnType<typeof setTimeout> | undefined;
  run.subscribe((now, before) => {
    const id = cameBetween(before, now);
    if (id === undefined) return;
    clearTimeout(timer);
    made.setState({ id });
    timer = setTimeout(() => made.setState({ id: null }), FRESH_MS);
  });
  return made;
}

/** A fault that an edit has brought, and not a journey in time. */
export function cameBetween(
  before: Pick<RunState, 'scenario' | 'log'>,
  now: Pick<RunState, 'scenario' | 'log'>,
): string | undefined {
  if (before.scenario === null || now.scenario === null || before.scenario === now.scenario) return undefined;
  if (before.scenario.id !== now.scenario.id) return undefined;
  const known = new Set(before.scenario.faults.map(({ id }) => id));
  const came = now.scenario.faults.findLast(({ id }) => !known.has(id))?.id;
  if (came === undefined) return undefined;
  // As long as there is no command there is no other moment with other faults to travel to.
  const atStart = now.log.length === 0 && before.log.length === 0;
  const last = now.log.at(-1);
  const byLog = last !== undefined && last !== before.log.at(-1) && adds(last.edit, `faults.${came}`);
  return atStart || byLog ? came : undefined;
}

function adds(edit: RunState['log'][number]['edit'], path: string): boolean {
  const patches = 'path' in edit ? [edit] : edit;
  return patches.some((patch) => patch.path === path && patch.old === null);
}
