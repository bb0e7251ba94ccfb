import { receivedText } from '../base/received-text';
import { err, type Result } from '../base/result';

/** One thing wrong with a body. `field` is a JSON pointer into it ('/items/0/quantity'; '' is the whole body). */
export type FieldProblem = {
  readonly field: string;
  readonly expected: string;
  readonly got: string;
};

/** Why a service did not do what it was asked. Kinds are words: which status a transport gives them is its affair. */
export type DomainProblem =
  | { readonly kind: 'validation'; readonly message: string; readonly fields: readonly FieldProblem[] }
  | { readonly kind: PlainProblemKind; readonly message: string };

/**
 * `not-found`: there is no such row. `conflict`: the request contradicts another one that was carried out.
 * `declined`: a payment was refused. `not-allowed`: the row is in a state in which this cannot be done.
 */
export type PlainProblemKind = 'not-found' | 'conflict' | 'declined' | 'not-allowed';

export type Decided<Value> = Result<Value, DomainProblem>;

export function refused(kind: PlainProblemKind, message: string): Result<never, DomainProblem> {
  return err({ kind, message });
}

export function invalid(
  fields: readonly FieldProblem[],
  message = invalidMessage(fields.length),
): Result<never, DomainProblem> {
  return err({ kind: 'validation', message, fields });
}

export function notFound(what: string, id: string): Result<never, DomainProblem> {
  return refused('not-found', `There is no ${what} ${receivedText(id)}`);
}

function invalidMessage(count: number): string {
  return count === 1 ? 'One field is not valid' : `${count} fields are not valid`;
}
