import { http } from 'msw';
import { setupWorker, type SetupWorker } from 'msw/browser';

/** The page's side of MSW, with one handler: whatever lies below `prefix` is asked of `answer`. */
export function pageWorker(prefix: string, answer: (request: Request) => Promise<Response>): SetupWorker {
  return setupWorker(
    http.all(
      ({ request }) => request.url.startsWith(prefix),
      ({ request }) => answer(request),
    ),
  );
}
