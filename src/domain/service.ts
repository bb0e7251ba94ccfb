import type { Context } from './context';
import type { Decided } from './domain-problem';
import type { Page } from './rows/page';

/**
 * A service owns its state and sees no other: what it has to know of another comes in the command. `decide` says
 * which events follow from a command, and changes nothing; `evolve` takes any event that `decide` gave.
 */
export interface Service<State, Command, Event, Row, OtherRow = never> {
  readonly empty: State;
  readonly decide: (state: State, command: Command, context: Context) => Decided<readonly Event[]>;
  readonly evolve: (state: State, event: Event) => State;
  /**
   * What whoever sent the command is told once its events have happened: the row it was about, or null where there
   * was nothing to do and is nothing to show. A charge that was declined happened, and yet is a problem.
   */
  readonly answer: (
    state: State,
    command: Command,
    events: readonly Event[],
  ) => Decided<Row | OtherRow | null>;
  readonly find: (state: State, id: string) => Row | undefined;
  /** A page of rows; the query is of unknown origin and gets read by the declared shape. */
  readonly list: (state: State, query: unknown) => Decided<Page<Row>>;
}
