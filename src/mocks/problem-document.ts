import type { JsonValue } from '../base/json';

/** One thing that is wrong: a field of the body, by a JSON pointer into it, or else a parameter or header by name. */
export interface FieldError {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly expected: string;
  readonly received: string;
}

/** An error as RFC 9457 has it. */
export interface ProblemDocument {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** The path that was asked for. */
  readonly instance: string;
  readonly errors?: readonly FieldError[];
}

export const PROBLEM_TYPE = 'application/problem+json';

/** A document with the URI of its kind, which is named after its title. Nothing has to be found at that address. */
export function problemBody(problem: ProblemDocument): { readonly [key: string]: JsonValue } {
  const { status, title, detail, instance, errors } = problem;
  const kind = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const type = `https://breakwater.example/problems/${kind}`;
  return {
    type,
    title,
    status,
    detail,
    instance,
    ...(errors === undefined ? {} : { errors: errors.map((error) => ({ ...error })) }),
  };
}

/** The document as a response of its own, where nobody from inside a run could answer. */
export function problemResponse(problem: ProblemDocument): Response {
  return new Response(JSON.stringify(problemBody(problem)), {
    status: problem.status,
    headers: { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' },
  });
}
