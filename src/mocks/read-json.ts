import { syntaxProblem } from '../base/json-syntax';
import { err, ok, type Result } from '../base/result';
import type { ObjectShape } from '../domain/body/body-shape';
import type { ProblemDocument } from './problem-document';

/** Longer bodies are refused before anybody reads them. */
const MOST_CHARACTERS = 100_000;

/** The value of a body that has to be JSON, or why there is none. */
export function readJson(
  text: string,
  contentType: string | null,
  shape: ObjectShape,
  instance: string,
): Result<unknown, ProblemDocument> {
  if (text.length > MOST_CHARACTERS) {
    const detail = `A body has at most ${MOST_CHARACTERS} characters; this one has ${text.length}`;
    return err({ status: 413, title: 'Body too large', detail, instance });
  }
  if (text.trim() === '') return withoutBody(shape, instance);
  if (contentType !== null && !/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType.trim())) {
    const detail = `Send the body with the header content-type: application/json; this one came as ${contentType}`;
    return err({ status: 415, title: 'Type of body not supported', detail, instance });
  }
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    const { path, expected, received } = syntaxProblem(text);
    const detail = `The body is not JSON: ${path} should have ${expected.replace(/^JSON: /, '')}, and has ${received}`;
    return err({ status: 400, title: 'Malformed JSON', detail, instance });
  }
}

/** No body is as good as an empty object where every field may be left out. */
function withoutBody(shape: ObjectShape, instance: string): Result<unknown, ProblemDocument> {
  const needed = Object.entries(shape.fields).filter(([, field]) => field.optional !== true);
  if (needed.length === 0) return ok({});
  const names = needed.map(([name]) => name).join(', ');
  const detail = `This needs a body: a JSON object with ${names}`;
  return err({ status: 400, title: 'Body missing', detail, instance });
}
