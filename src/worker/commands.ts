import type { JsonValue } from '../base/json';
import type { Result } from '../base/result';
import type { CommandByHand } from '../sim/outside/input';

/** Commands that somebody sends by hand to the owners of data: what there is to send, and what is sent. */

export type { CommandByHand, ExpectedVersion } from '../sim/outside/input';

/** What can be sent now. */
export interface CommandForm {
  /** Services whose data a node keeps. */
  readonly services: readonly CommandService[];
  /** What it was asked for: the commands that something would follow from now, the likeliest first. */
  readonly about: CommandSubject | null;
}

export interface CommandService {
  readonly service: string;
  /** The name of the node that keeps its data. */
  readonly node: string;
  readonly commands: readonly CommandChoice[];
  /** Ids of its newest streams, to choose one from. */
  readonly ids: readonly string[];
}

export interface CommandChoice {
  readonly type: string;
  /** "Cancel an order" */
  readonly words: string;
  readonly needsId: boolean;
  /** Null where it has none. */
  readonly body: CommandBody | null;
}

export interface CommandBody {
  /** A body to begin with. */
  readonly example: JsonValue;
  readonly fields: readonly CommandField[];
}

export interface CommandField {
  readonly name: string;
  readonly help: string;
  readonly isOptional: boolean;
}

/** A stream that somebody wants to send a command to. */
export interface CommandSubject {
  readonly service: string;
  readonly id: string;
  readonly version: number;
  readonly fitting: readonly FittingCommand[];
}

interface FittingCommand {
  readonly type: string;
  /** Null where it has none. */
  readonly body: JsonValue;
}

export type CommandQuestion = {
  readonly kind: 'commands';
  readonly askId: number;
  /** "orders/web.17"; without it, what can be sent to anything. */
  readonly stream?: string;
};

export type CommandAnswer = {
  readonly kind: 'commands';
  readonly askId: number;
  readonly result: Result<CommandForm, string>;
};

/** What a person sends: answered as other edits are. */
export interface CommandEdit extends CommandByHand {
  readonly kind: 'command';
  readonly editId: number;
}
