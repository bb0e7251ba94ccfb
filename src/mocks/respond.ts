import type { JsonValue } from '../base/json';
import type { AnswerRow } from '../domain/answered-keys';
import type { Page } from '../domain/rows/page';
import { problemBody, PROBLEM_TYPE, type ProblemDocument } from './problem-document';
import { problemOf } from './problem-of';
import type { MockRoute, RouteAnswer } from './route';

type HeaderList = readonly (readonly [name: string, value: string])[];

/** What a route said, as a response to the request at `url`. */
export function respond({ makesIn }: MockRoute, answer: RouteAnswer, url: URL, method: string): Response {
  const instance = url.pathname;
  if (answer.kind === 'page') {
    const { page } = answer;
    if (!page.ok) return problem(problemOf(page.error, 'query', instance), method);
    return json(200, { ...page.value }, method, pageHeaders(page.value, url));
  }
  const { row, events, replayed } = answer;
  const repeated: HeaderList = replayed ? [['idempotency-replayed', 'true']] : [];
  if (!row.ok) return problem(problemOf(row.error, 'body', instance), method, repeated);
  if (row.value === null) return new Response(null, { status: 204, headers: headersOf(repeated) });
  const isNew = makesIn !== null && (events.length > 0 || replayed);
  if (!isNew) return json(200, row.value, method, repeated);
  return json(201, row.value, method, [...repeated, ...locationOf(makesIn, row.value)]);
}

export function json(
  status: number,
  body: { readonly [key: string]: JsonValue },
  method: string,
  headers: HeaderList = [],
): Response {
  return texted(status, JSON.stringify(body), method, [['content-type', 'application/json'], ...headers]);
}

export function problem(document: ProblemDocument, method: string, headers: HeaderList = []): Response {
  const text = JSON.stringify(problemBody(document));
  return texted(document.status, text, method, [['content-type', PROBLEM_TYPE], ...headers]);
}

/** HEAD gets what GET would, all but the body. */
function texted(status: number, text: string, method: string, headers: HeaderList): Response {
  const length = String(new TextEncoder().encode(text).length);
  return new Response(method === 'HEAD' ? null : text, {
    status,
    headers: headersOf([...headers, ['content-length', length]]),
  });
}

function headersOf(list: HeaderList): [string, string][] {
  return list.map(([name, value]) => [name, value]);
}

/** Seen from the address that was asked, so that it is right wherever the service is mounted. */
function locationOf(folder: string, row: AnswerRow): HeaderList {
  const { id } = row;
  return typeof id === 'string' ? [['location', `${folder}${encodeURIComponent(id)}`]] : [];
}

/** How many rows there are in all, and where the other pages are. */
function pageHeaders({ page, limit, total }: Page<AnswerRow>, url: URL): HeaderList {
  const last = Math.max(1, Math.ceil(total / limit));
  const places = { first: 1, prev: page - 1, next: page + 1, last };
  const links = Object.entries(places)
    .filter(([, to]) => to >= 1 && to <= last)
    .map(([relation, to]) => {
      const query = new URLSearchParams(url.searchParams);
      query.set('page', String(to));
      query.set('limit', String(limit));
      return `<?${query.toString()}>; rel="${relation}"`;
    });
  return [
    ['x-total-count', String(total)],
    ['link', links.join(', ')],
  ];
}
