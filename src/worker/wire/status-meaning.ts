import {
  CONFLICT,
  ERROR,
  INVALID,
  OK,
  RATE_LIMITED,
  TIMEOUT,
  UNAVAILABLE,
  type Outcome,
} from '../../base/outcome';

/** What a status says to the guards of a call, and to whoever looks for the reason. */
export interface StatusMeaning {
  readonly outcome: Outcome;
  /** As a sentence; empty for what needs none. */
  readonly words: string;
}

/**
 * By what a guard should do about it. What a second try or another server would answer in the same way is INVALID:
 * no breaker counts it, no retry repeats it. What may be otherwise in a moment is not. 502 is what a gateway says of
 * a service that it did not find or that died over the call, so for the caller nobody was there.
 */
const OF_STATUS: Readonly<Record<number, StatusMeaning>> = {
  304: { outcome: OK, words: '' },
  400: {
    outcome: INVALID,
    words: 'The server takes the request for wrong: its answer may say what it misses.',
  },
  401: {
    outcome: INVALID,
    words:
      'The server wants to know who asks, and no cookies or passwords are sent along: let it answer without.',
  },
  403: { outcome: INVALID, words: 'The server does not allow this: let it answer without a login.' },
  404: {
    outcome: INVALID,
    words: 'The server knows no such path, or nothing of that number: check the path.',
  },
  405: {
    outcome: INVALID,
    words: 'The server knows the path, but not this method for it: check the method.',
  },
  408: { outcome: TIMEOUT, words: 'The server waited too long for the request.' },
  409: { outcome: CONFLICT, words: 'It contradicts what another request has changed meanwhile.' },
  410: { outcome: INVALID, words: 'What was asked for is gone for good: ask for something else.' },
  412: { outcome: CONFLICT, words: 'What it was to change has been changed meanwhile.' },
  413: { outcome: INVALID, words: 'The body is larger than the server takes: send less.' },
  415: { outcome: INVALID, words: 'The server does not take a body of this type: check its content-type.' },
  422: {
    outcome: INVALID,
    words: 'The server understands the body and finds it wrong: its answer may say where.',
  },
  423: { outcome: CONFLICT, words: 'Another request has locked it.' },
  425: { outcome: UNAVAILABLE, words: 'The server did not want to take the request so early.' },
  429: { outcome: RATE_LIMITED, words: 'The server has had as many requests as it takes for now.' },
  502: { outcome: UNAVAILABLE, words: 'A gateway answered that the service behind it did not.' },
  503: { outcome: UNAVAILABLE, words: 'The server says that it is not available now.' },
  504: { outcome: TIMEOUT, words: 'A gateway answered that the service behind it took too long.' },
};

/** Of all other statuses, by their first digit. */
const OF_HUNDRED: Readonly<Record<number, StatusMeaning>> = {
  2: { outcome: OK, words: '' },
  3: { outcome: ERROR, words: 'The server sends elsewhere without saying where to: check the path.' },
  4: { outcome: INVALID, words: 'The server takes the request for wrong: its answer may say why.' },
  5: { outcome: ERROR, words: 'The server failed over the request.' },
};

const OF_NO_KNOWN_KIND: StatusMeaning = {
  outcome: ERROR,
  words: 'That is no status that HTTP knows.',
};

export function meaningOf(status: number): StatusMeaning {
  return OF_STATUS[status] ?? OF_HUNDRED[Math.floor(status / 100)] ?? OF_NO_KNOWN_KIND;
}
