import type { Time } from '../../base/time';
import { ok } from '../../base/result';
import { answeredUnder, fingerprintOf } from '../answered-keys';
import { evolveShop, type RequestAnswered, type ShopEvent, type ShopState } from '../shop';
import type { DecidedEffect } from './decided-effects';
import { loadedRow } from './decided-rows';
import { nextReference } from './effect-requests';
import { EFFECTS } from './effect-settings';
import type { OrderDocument } from './order-document';

/** Events that somebody else has decided, for their owner to store. */
export interface AppendOfEvents {
  readonly effect: DecidedEffect;
  readonly document: OrderDocument;
  readonly events: readonly ShopEvent[];
  /** The version that their row has to have; null stores them upon whatever is there. */
  readonly expected: number | null;
}

export type AppendTold = 'appended' | 'appended before' | 'at another version';

/** What came of an append, and the version of its row now. */
interface Appended {
  readonly shop: ShopState;
  readonly events: readonly ShopEvent[];
  readonly told: AppendTold;
  readonly version: number;
}

/** Stores events without deciding about them again. Under a key (null is none) it does so once. */
export function appendDecided(
  shop: ShopState,
  append: AppendOfEvents,
  key: string | null,
  now: Time,
): Appended {
  const { effect, document, events, expected } = append;
  const { version } = loadedRow(shop, effect, document);
  if (key !== null && answeredUnder(shop[EFFECTS[effect].service].keys, key) !== undefined) {
    return { shop, events: [], told: 'appended before', version };
  }
  if (expected !== null && expected !== version) {
    return { shop, events: [], told: 'at another version', version };
  }
  const happened = happen(shop, document, events);
  const after = loadedRow(happened.shop, effect, document);
  const told = 'appended';
  if (key === null) return { ...happened, told, version: after.version };
  const answered = answeredAs(append, key, after.version, now);
  return {
    shop: evolveShop(happened.shop, answered),
    events: [...happened.events, answered],
    told,
    version: after.version,
  };
}

/** The version of the row after what was stored under a key; 0 when nothing was. */
export function versionUnder(shop: ShopState, effect: DecidedEffect, key: string): number {
  const known = answeredUnder(shop[EFFECTS[effect].service].keys, key);
  if (known === undefined || !known.answer.ok) return 0;
  const version = known.answer.value?.version;
  return typeof version === 'number' ? version : 0;
}

/** A reservation that is made once more goes by another reference, so that both are in the data. */
function happen(
  before: ShopState,
  { orderId }: OrderDocument,
  events: readonly ShopEvent[],
): { readonly shop: ShopState; readonly events: readonly ShopEvent[] } {
  const happened: ShopEvent[] = [];
  let shop = before;
  for (const told of events) {
    const event = underFreeReference(shop, orderId, told);
    shop = evolveShop(shop, event);
    happened.push(event);
  }
  return { shop, events: happened };
}

function underFreeReference(shop: ShopState, orderId: string, told: ShopEvent): ShopEvent {
  if (told.service !== 'inventory' || told.event.type !== 'inventory.reserved') return told;
  return { ...told, event: { ...told.event, id: nextReference(shop, 'reserve-stock', orderId) } };
}

function answeredAs({ effect, document }: AppendOfEvents, id: string, version: number, at: Time): ShopEvent {
  const fingerprint = fingerprintOf({ type: `append ${effect}`, id: document.orderId });
  const event: RequestAnswered = {
    type: 'request.answered',
    id,
    at,
    fingerprint,
    answer: ok({ version }),
  };
  return { service: EFFECTS[effect].service, event };
}
