import type { DomainProblem, FieldProblem } from '../domain/domain-problem';
import type { FieldError, ProblemDocument } from './problem-document';

const TITLES = {
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Conflict' },
  'not-allowed': { status: 409, title: 'Not allowed now' },
  declined: { status: 402, title: 'Payment declined' },
} as const;

/** Where what was wrong with it stands in a request: in its body or its query. */
export type CheckedPart = 'body' | 'query';

/** A problem of the shop as a document. A query that makes no sense is a bad request; a body was at least understood. */
export function problemOf(problem: DomainProblem, part: CheckedPart, instance: string): ProblemDocument {
  const { kind, message: detail } = problem;
  if (kind !== 'validation') return { ...TITLES[kind], detail, instance };
  const errors = problem.fields.map((field) => fieldError(field, part));
  const isElsewhere = errors.some(({ pointer }) => pointer === undefined);
  return { status: isElsewhere ? 400 : 422, title: 'Validation failed', detail, instance, errors };
}

/** The domain points into a body by '/a/0/b', and names what is not in a body. */
function fieldError({ field, expected, got: received }: FieldProblem, part: CheckedPart): FieldError {
  const isPointer = field === '' || field.startsWith('/');
  if (part === 'body' && isPointer) return { pointer: `#${field}`, expected, received };
  return { parameter: field.replace(/^\//, ''), expected, received };
}
