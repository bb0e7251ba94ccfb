import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';
import type { Edit } from '../edit';

/** A node or a call of a scenario, by its id. */
export interface PartId {
  readonly kind: 'node' | 'edge';
  readonly id: string;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What somebody does to the drawing of a scenario. What that means for the file is worked out here, and nowhere else. */
export type Act = MoveAct;

/** Nodes stand elsewhere. */
export interface MoveAct {
  readonly kind: 'move';
  /** By the id of the node. */
  readonly places: Readonly<Record<string, Place>>;
}

/** What an act comes to. */
export interface Acted {
  readonly edit: Edit;
  /** What the log and undo say about it. */
  readonly label: string;
  /** Parts that are there because of it: whoever acted wants them selected. */
  readonly made: readonly PartId[];
}

export type ActResult = Result<Acted, Problem[]>;
