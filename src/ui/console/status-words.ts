import type { HttpAnswer } from '../../worker/http';

/** What statuses are called, where a service gives one. */
const WORDS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No content',
  304: 'Not modified',
  400: 'Bad request',
  401: 'Not signed in',
  402: 'Payment declined',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  408: 'Request timed out',
  409: 'Conflict',
  412: 'Precondition failed',
  413: 'Body too large',
  415: 'Wrong type of body',
  422: 'Not valid',
  429: 'Too many requests',
  500: 'Internal error',
  501: 'Not implemented',
  502: 'Bad gateway',
  503: 'Unavailable',
  504: 'Gateway timeout',
};

export function statusWords(status: number): string {
  return (
    WORDS[status] ??
    (status < 300 ? 'Done' : status < 400 ? 'Elsewhere' : status < 500 ? 'Refused' : 'Failed')
  );
}

/** Who has something to do about it: nobody, whoever asked, or the service. */
export function statusTone(status: number): 'served' | 'neutral' | 'failed' {
  if (status >= 200 && status < 400) return 'served';
  return status >= 500 || status === 0 ? 'failed' : 'neutral';
}

/** A status may say that all is well of an answer that is worth nothing. */
export function answerTone({
  status,
  end,
}: Pick<HttpAnswer, 'status' | 'end'>): ReturnType<typeof statusTone> {
  return isWorthless({ status, end }) ? 'failed' : statusTone(status);
}

export function isWorthless({ status, end }: Pick<HttpAnswer, 'status' | 'end'>): boolean {
  return end === 'failed' && statusTone(status) === 'served';
}

/** "1.2 KB" */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
