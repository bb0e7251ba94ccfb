import type { Action, Actors, Situation } from './actions';
import { createActions } from './make-actions';

export type LateActions = (actors: Actors, situation: Situation) => readonly Action[];

/**
 * Keeps the actions of a page up to date. An action whose words did not change stays the same object, so that a
 * button renders anew only when there is something new to show. One answer of the worker changes the stores several
 * times: the actions are made anew once, after the last of them or when somebody asks.
 */
export class ActionBoard {
  private actions: readonly Action[];
  /** Those that listeners know of. */
  private told: readonly Action[];
  private byId: ReadonlyMap<Action['id'], Action>;
  private readonly listeners = new Set<() => void>();
  private readonly late = new Set<LateActions>();
  private isOld = false;

  constructor(private readonly actors: Actors) {
    this.actions = this.current();
    this.told = this.actions;
    this.byId = byId(this.actions);
    for (const store of [actors.run, actors.view, actors.preferences])
      store.subscribe(() => this.renewSoon());
  }

  /** Actions that the page does not begin with come after the others. */
  take(late: LateActions): void {
    if (this.late.has(late)) return;
    this.late.add(late);
    this.renewSoon();
  }

  /** In the order in which lists show them. */
  readonly all = (): readonly Action[] => {
    this.renew();
    return this.actions;
  };

  find(id: Action['id']): Action {
    this.renew();
    const found = this.byId.get(id);
    if (found === undefined)
      throw new Error(`The action ${id} is missing from the order of make-actions.ts.`);
    return found;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  private renewSoon(): void {
    if (this.isOld) return;
    this.isOld = true;
    queueMicrotask(() => {
      this.renew();
      if (this.actions === this.told) return;
      this.told = this.actions;
      for (const listener of this.listeners) listener();
    });
  }

  private renew(): void {
    if (!this.isOld) return;
    this.isOld = false;
    const next = this.current().map((action) => {
      const before = this.byId.get(action.id);
      return before !== undefined && readsTheSame(before, action) ? before : action;
    });
    if (next.length === this.actions.length && next.every((action, index) => action === this.actions[index]))
      return;
    this.actions = next;
    this.byId = byId(next);
  }

  private current(): readonly Action[] {
    const { run, view, preferences } = this.actors;
    const situation = {
      run: run.getState(),
      view: view.getState(),
      preferences: preferences.getState(),
    };
    return [
      ...createActions(this.actors, situation),
      ...[...this.late].flatMap((make) => make(this.actors, situation)),
    ];
  }
}

function byId(actions: readonly Action[]): ReadonlyMap<Action['id'], Action> {
  return new Map(actions.map((action) => [action.id, action]));
}

function readsTheSame(one: Action, other: Action): boolean {
  return one.label === other.label && one.unavailable === other.unavailable;
}

const boards = new WeakMap<Actors, ActionBoard>();

/** One board for the stores of a page, made when it is first asked for. */
export function boardOf(actors: Actors): ActionBoard {
  const known = boards.get(actors);
  if (known !== undefined) return known;
  const made = new ActionBoard(actors);
  boards.set(actors, made);
  return made;
}
