import type { JsonValue } from '../base/json';
import type { Outcome } from '../base/outcome';
import type { Edit } from '../scenario/edit';
import type { Moment } from '../sim/line';
import type { ActDirection, CommandByHand, OperatorWord, ViewWord } from '../sim/outside/input';
import type { ExchangeRow } from './http';

export type { Moment } from '../sim/line';

/**
 * One way in which a run went on. An edit at a moment whose future is known begins another line there; the one that it
 * left stays as it was, and can be chosen again.
 */
export interface LineInfo {
  /** Counts the lines of a run from 1, and is never given again. */
  readonly id: number;
  readonly name: string;
  /** The line that it left, or the one that that had left when it was deleted; null for the first. */
  readonly parent: number | null;
  /** Where it left; of the first its beginning. */
  readonly from: Moment;
  /** How far it has been run. */
  readonly reach: Moment;
  /** All of its commands, those from before it left its parent included. */
  readonly log: readonly LoggedEdit[];
  /** How many of them it has from its parent. */
  readonly inherited: number;
  /** Edits of persons that concern it, in the order in which they were made. */
  readonly made: readonly MadeEdit[];
}

/** An edit with the place where it acted and what it means in words. */
export interface LoggedEdit {
  readonly edit: Edit;
  readonly label: string;
  readonly time: number;
  /** Events dispatched before it. */
  readonly after: number;
}

/** One edit of a person, in the order in which they were made: what undo and redo go by. */
export interface MadeEdit {
  readonly id: number;
  readonly edit: Edit;
  readonly label: string;
  readonly role: 'made' | 'undo' | 'redo';
  /** Which edit an undo takes back and a redo makes again; of others their own id. */
  readonly of: number;
  /** Commands of its line once it had been made: it is in force at moments that have seen so many. */
  readonly commands: number;
}

/** Something that reached the run from outside, with the place where it acted. */
export interface LoggedInput {
  readonly time: number;
  /** Events dispatched before it, and edits that had acted. */
  readonly after: number;
  readonly edits: number;
  readonly input: OutsideInput;
}

export type OutsideInput = AskInput | ReplyInput | OperatorInput | ViewInput | CommandInput;

/** A request of the console. */
export interface AskInput {
  readonly kind: 'ask';
  /** Counts the requests of the console on this line from 1. */
  readonly number: number;
  readonly edge: string;
  readonly requestType: string;
  readonly key: number;
  readonly user: number;
  /** The node that answers by its data; an empty text when none that the request can reach does. */
  readonly answeredBy: string;
  readonly method: string;
  readonly path: string;
}

/** The answer to a real request. */
export interface ReplyInput {
  readonly kind: 'reply';
  /** The number of the request on its line. */
  readonly exchange: number;
  readonly outcome: Outcome;
  readonly row: Omit<ExchangeRow, 'number'>;
  /** What it changed in the data of the mock services. */
  readonly events: readonly JsonValue[];
}

/** What somebody said of an act of a saga that is stuck; without a step, that the saga is to turn back. */
export interface OperatorInput {
  readonly kind: 'operator';
  readonly saga: number;
  readonly step: string;
  readonly direction: ActDirection;
  readonly said: OperatorWord;
}

/** What somebody said of a read model. */
export interface ViewInput {
  readonly kind: 'view';
  readonly view: string;
  readonly said: ViewWord;
}

/** What somebody told the owner of data to do. */
export interface CommandInput extends CommandByHand {
  readonly kind: 'command';
  /** What came of it, in words: "order web.17 was cancelled". It is no part of the run. */
  readonly label: string;
}

/** All that a session was, to bring it back on another worker. */
export interface Resume {
  /** Commands known from before act again exactly where they acted. */
  readonly lines: readonly LineInfo[];
  readonly line: number;
  /** By line. */
  readonly inputs: Readonly<Record<number, readonly LoggedInput[]>>;
  /** The run goes on to here before it answers commands. */
  readonly at: Moment;
}

/** Where a session can be told to go. */
export type SeekTarget =
  /** After all events up to and including this time in ns; beyond what is known of the line it runs ahead. */
  | { readonly to: 'time'; readonly time: number }
  /** Back to the event, the end of a request, or the change of state before the present moment. */
  | { readonly to: 'before'; readonly unit: StepUnit };

/** `request`: the next request of a client has ended. `change`: the next row of the event log. */
export type StepUnit = 'event' | 'request' | 'change';
