import type { HttpAnswer } from '../../worker/http';

/** What a service says is wrong with a request (RFC 9457). */
export interface ProblemDetails {
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  /** What is wrong elsewhere than in the body, each as a sentence. */
  readonly parameters: readonly string[];
}

export interface FieldProblem {
  /** A JSON pointer into the body; empty for the whole. */
  readonly pointer: string;
  readonly words: string;
}

/** Null when an answer is no problem document. */
export function problemDetails(answer: Pick<HttpAnswer, 'headers' | 'body'>): ProblemDetails | null {
  const type = answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (!type.startsWith('application/problem+json')) return null;
  const body = objectOf(parsed(answer.body));
  const list: readonly unknown[] = Array.isArray(body.errors) ? body.errors : [];
  return {
    title: textOf(body.title),
    detail: textOf(body.detail),
    errors: list.flatMap(readError),
    parameters: list.flatMap(readParameter),
  };
}

function readError(value: unknown): FieldProblem[] {
  const error = objectOf(value);
  return typeof error.pointer === 'string' ? [{ pointer: error.pointer, words: wordsOf(error) }] : [];
}

function readParameter(value: unknown): string[] {
  const error = objectOf(value);
  return typeof error.parameter === 'string' ? [`${error.parameter}: ${wordsOf(error)}`] : [];
}

function wordsOf({ expected, received }: Readonly<Record<string, unknown>>): string {
  return `${sentence(textOf(expected), 'Expected ')}${sentence(textOf(received), 'Received ')}`.trim();
}

function sentence(text: string, before: string): string {
  return text === '' ? '' : `${before}${text}. `;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
