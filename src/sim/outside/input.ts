import type { WrittenCommand } from '../../domain/commands-by-hand';
import type { Outcome } from '../../base/outcome';
import type { Duration, Time } from '../../base/time';

/**
 * Something that reaches the run from outside: a request that somebody makes, the reply to a request that the run made
 * there, or what an operator says of a saga or a read model. `text` is its canonical form; it goes into the trace hash.
 */
export type Input = AskOfOutside | ReplyFromOutside | OperatorInput | ViewInput | CommandInput;

export type ActDirection = 'action' | 'compensation';

/** What an operator says of an act that is stuck: it is to be tried again, it is done, or it has failed. */
export type OperatorWord = 'try-again' | 'done' | 'failed';

/** Somebody decides about a saga: of an act that is stuck, or, without a step, that it is to turn back. */
interface OperatorInput {
  readonly kind: 'operator';
  readonly text: string;
  readonly saga: number;
  readonly step: string;
  readonly direction: ActDirection;
  readonly said: OperatorWord;
}

/**
 * What an operator says of a read model: a new version is to be made beside it, or no more; it is to stop, or to go on
 * with the event that stopped it or without it; its parked events are to be tried again.
 */
export type ViewWord = 'rebuild' | 'abandon' | 'stop' | 'resume' | 'skip' | 'replay';

interface ViewInput {
  readonly kind: 'view';
  readonly text: string;
  /** Its id in the scenario. */
  readonly view: string;
  readonly said: ViewWord;
}

/** Which version of its stream a command is meant for: 0 is a stream that never had an event. */
export type ExpectedVersion = 'any' | 'none' | 'exists' | number;

/** What somebody tells the owner of data to do: the owner decides about it at once. */
export interface CommandByHand {
  readonly service: string;
  readonly command: WrittenCommand;
  readonly expectedVersion: ExpectedVersion;
}

interface CommandInput extends CommandByHand {
  readonly kind: 'command';
  readonly text: string;
}

interface AskOfOutside {
  readonly kind: 'ask';
  readonly text: string;
  readonly ask: Ask;
}

interface ReplyFromOutside {
  readonly kind: 'reply';
  readonly text: string;
  /** The number of the exchange that it ends; one that nobody waits for any more changes nothing. */
  readonly exchange: number;
  readonly outcome: Outcome;
}

/** A request from outside, along an edge of the scenario and with its guards. */
export interface Ask {
  /** Counts these requests from 1. */
  readonly number: number;
  readonly edge: string;
  readonly requestType: string;
  /** What it is about, and who asks; 0 for nothing in particular. */
  readonly key: number;
  readonly user: number;
  /** The node whose work for it is done outside; an empty text is none. */
  readonly answeredBy: string;
  readonly patienceNs: Duration;
}

/** An input with the place in the run where it acted: replay applies it exactly there. */
export interface LoggedInput {
  readonly time: Time;
  /** Events dispatched before it, and commands that had acted. */
  readonly after: number;
  readonly commands: number;
  readonly input: Input;
}
