import type { Problem } from '../../base/problem';
import { err, type Result } from '../../base/result';
import type { Scenario } from '../format';
import type { PartId } from './acts';

/** What a scenario is after an act. Parts that the act did not touch are the very same objects as before. */
export interface Done {
  readonly after: Scenario;
  readonly label: string;
  readonly made: readonly PartId[];
}

export type DoneResult = Result<Done, Problem[]>;

/** An act is not done, for a reason that is a sentence. */
export function refused(path: string, expected: string, reason: string): Result<never, Problem[]> {
  return err([{ path, expected, received: reason }]);
}

export function noSuchNode(id: string): Result<never, Problem[]> {
  return refused(`nodes.${id}`, 'the id of a node', `"${id}", which is none`);
}

export function noSuchEdge(id: string): Result<never, Problem[]> {
  return refused(`edges.${id}`, 'the id of a call', `"${id}", which is none`);
}

/** The list with a part in place of the one with its id. */
export function withPart<Part extends { readonly id: string }>(
  parts: readonly Part[],
  part: Part,
): readonly Part[] {
  return parts.map((one) => (one.id === part.id ? part : one));
}
