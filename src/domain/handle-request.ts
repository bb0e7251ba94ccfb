import { ok } from '../base/result';
import type { Time } from '../base/time';
import { answeredUnder, fingerprintOf, type AnswerRow } from './answered-keys';
import type { Context } from './context';
import { invalid, refused, type Decided } from './domain-problem';
import {
  evolveShop,
  SERVICES,
  type RequestAnswered,
  type ServiceName,
  type ShopCommand,
  type ShopEvent,
  type ShopState,
} from './shop';

const LONGEST_KEY = 200;

/** What comes of a request: the shop afterwards, what happened, and what whoever asked is told. */
export interface Handled<Name extends ServiceName = ServiceName> {
  readonly shop: ShopState;
  readonly events: readonly ShopEvent<Name>[];
  /** The row that the request was about; null where there was nothing to do and is nothing to show. */
  readonly answer: Decided<AnswerRow | null>;
  /** True for the answer of an earlier request with the same key; nothing happened now. */
  readonly replayed: boolean;
}

/** Decides, lets it happen, and answers: all that a server does with a request that writes. */
export function handleRequest<Name extends ServiceName>(
  shop: ShopState,
  request: ShopCommand<Name>,
  context: Context,
): Handled<Name> {
  const done = carryOut(shop, request, context);
  return done.ok ? done.value : { shop, events: [], answer: done, replayed: false };
}

/** The events that follow from a request; none when it was carried out before under the same key. */
export function decideShop<Name extends ServiceName>(
  shop: ShopState,
  request: ShopCommand<Name>,
  context: Context,
): Decided<readonly ShopEvent<Name>[]> {
  const done = carryOut(shop, request, context);
  return done.ok ? ok(done.value.events) : done;
}

/**
 * From now on whatever comes under the key is refused, also what was answered before: who has taken something back
 * must not see it done by a request that was late.
 */
export function closeKey(
  shop: ShopState,
  service: ServiceName,
  key: string,
  now: Time,
): { readonly shop: ShopState; readonly event: ShopEvent } {
  const message = `What the idempotency key "${key}" stands for was taken back before; take a new key`;
  const answer = refused('not-allowed', message);
  const closed: RequestAnswered = { type: 'request.answered', id: key, at: now, fingerprint: null, answer };
  const event: ShopEvent = { service, event: closed };
  return { shop: evolveShop(shop, event), event };
}

function carryOut<Name extends ServiceName>(
  shop: ShopState,
  request: ShopCommand<Name>,
  context: Context,
): Decided<Handled<Name>> {
  const { service, command, key } = request;
  if (key === undefined) return carryOutNew(shop, request, context);
  const fingerprint = checkedFingerprint(command, key);
  if (!fingerprint.ok) return fingerprint;
  const known = answeredUnder(shop[service].keys, key);
  if (known !== undefined) {
    if (known.fingerprint === null) return ok({ shop, events: [], answer: known.answer, replayed: false });
    return known.fingerprint === fingerprint.value
      ? ok({ shop, events: [], answer: known.answer, replayed: true })
      : refused('conflict', `The idempotency key "${key}" was used for another request; take a new one`);
  }
  const done = carryOutNew(shop, request, context);
  if (!done.ok) return done;
  const { answer, events } = done.value;
  const answered: RequestAnswered = {
    type: 'request.answered',
    id: key,
    at: context.now,
    fingerprint: fingerprint.value,
    answer,
  };
  const last: ShopEvent<Name> = { service, event: answered };
  return ok({ ...done.value, shop: evolveShop(done.value.shop, last), events: [...events, last] });
}

function carryOutNew<Name extends ServiceName>(
  shop: ShopState,
  { service, command }: ShopCommand<Name>,
  context: Context,
): Decided<Handled<Name>> {
  const decided = SERVICES[service].decide(shop[service].data, command, context);
  if (!decided.ok) return decided;
  const events = decided.value.map((event): ShopEvent<Name> => ({ service, event }));
  const after = events.reduce<ShopState>(evolveShop, shop);
  const answer = SERVICES[service].answer(after[service].data, command, decided.value);
  return ok({ shop: after, events, answer, replayed: false });
}

/** Two requests are the same when they ask for the same; what the sender found out elsewhere may differ. */
function checkedFingerprint(command: object & { readonly type: string }, key: string): Decided<string> {
  if (key.length === 0 || key.length > LONGEST_KEY) {
    const expected = `a text of 1 to ${LONGEST_KEY} characters`;
    return invalid([{ field: 'idempotency-key', expected, got: `one of ${key.length}` }]);
  }
  const id = 'id' in command ? { id: command.id } : {};
  const body = 'body' in command ? { body: command.body } : {};
  const fingerprint = fingerprintOf({ type: command.type, ...id, ...body });
  if (fingerprint !== null) return ok(fingerprint);
  return invalid([{ field: '', expected: 'a body that JSON can carry', got: 'something else' }]);
}
