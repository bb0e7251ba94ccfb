import { LIFECYCLES } from '../orders/lifecycles';
import type { ShopState } from '../shop';
import type { EffectId } from './effect-settings';
import { amount, counted } from './fault-words';
import type { OrderDocument } from './order-document';
import { orderFacts, type OrderFacts } from './order-facts';

/** What must hold of an order whose saga has ended. */
export type RuleId = 'money-matches' | 'stock-matches' | 'order-final' | 'no-doubles';

export interface OrderFault {
  readonly rule: RuleId;
  /** A sentence with the figures. */
  readonly text: string;
}

export type SagaEnd = 'completed' | 'compensated' | 'failed';

interface Judged {
  readonly facts: OrderFacts;
  readonly document: OrderDocument;
  readonly effects: ReadonlySet<EffectId>;
  readonly ended: SagaEnd;
  /** Whether all is asked of the order, or that nothing is left of it. */
  readonly asked: 'all' | 'nothing';
}

/** Where the data contradict how the saga ended. Judged is only what the saga is about: the effects of its steps. */
export function faultsOf(
  shop: ShopState,
  document: OrderDocument,
  ended: SagaEnd,
  effects: ReadonlySet<EffectId>,
): readonly OrderFault[] {
  const facts = orderFacts(shop, document.orderId);
  const judged: Judged = { facts, document, effects, ended, asked: askedOf(ended, facts, effects) };
  return [
    ...textsOf('money-matches', moneyFaults(judged)),
    ...textsOf('stock-matches', [...stockFaults(judged), ...parcelFaults(judged)]),
    ...textsOf('order-final', finalFaults(judged)),
    ...textsOf('no-doubles', doubles(judged)),
  ];
}

/** Of a saga that was left half way the order itself says which: all, once it is binding. */
function askedOf(ended: SagaEnd, facts: OrderFacts, effects: ReadonlySet<EffectId>): 'all' | 'nothing' {
  if (ended !== 'failed') return ended === 'completed' ? 'all' : 'nothing';
  return facts.orders > 0 && !waitsForConfirmation(facts, effects) ? 'all' : 'nothing';
}

function waitsForConfirmation({ order }: OrderFacts, effects: ReadonlySet<EffectId>): boolean {
  return effects.has('confirm-order') && Object.values(LIFECYCLES).some(({ first }) => first === order);
}

function textsOf(rule: RuleId, texts: readonly string[]): readonly OrderFault[] {
  return texts.map((text) => ({ rule, text }));
}

const END_WORDS: Readonly<Record<SagaEnd, string>> = {
  completed: 'was completed',
  compensated: 'was cancelled',
  failed: 'was left half way',
};

function beginning({ document, ended }: Judged): string {
  return `Order ${document.orderId} ${END_WORDS[ended]}`;
}

function moneyFaults(judged: Judged): readonly string[] {
  const { facts, document, effects, asked } = judged;
  if (!effects.has('charge')) return [];
  const kept = facts.chargedCents - facts.refundedCents;
  if (kept === (asked === 'all' ? document.totalCents : 0)) return [];
  const price = asked === 'all' ? ` and costs ${amount(document.totalCents)}` : '';
  const found =
    kept > 0
      ? `${amount(kept)} were charged and not given back`
      : facts.refundedCents > 0
        ? 'all that was charged was given back'
        : 'nothing was charged';
  return [`${beginning(judged)}${price}, but ${found}`];
}

function stockFaults(judged: Judged): readonly string[] {
  const { facts, document, effects, asked } = judged;
  if (!effects.has('reserve-stock')) return [];
  const ordered = asked === 'all' ? piecesOf(document.items) : new Map<string, number>();
  const held = piecesOf(facts.lines);
  const products = new Set([...ordered.keys(), ...held.keys()]);
  return Array.from(products).flatMap((productId) => {
    const wanted = ordered.get(productId) ?? 0;
    const found = held.get(productId) ?? 0;
    if (found === wanted) return [];
    const has = `${counted(found, 'piece')} of ${productId} ${found === 1 ? 'is' : 'are'} held or gone out for it`;
    return [`${beginning(judged)}, but ${has}${asked === 'all' ? ` instead of ${wanted}` : ''}`];
  });
}

/** How many pieces of each product some lines ask for; a product may come in several. */
function piecesOf(
  lines: readonly { readonly productId: string; readonly quantity: number }[],
): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    pieces.set(productId, (pieces.get(productId) ?? 0) + quantity);
  }
  return pieces;
}

function parcelFaults(judged: Judged): readonly string[] {
  const { facts, effects, asked } = judged;
  if (!effects.has('prepare-shipment')) return [];
  if (asked === 'all') {
    return facts.shipments > 0 ? [] : [`${beginning(judged)}, but no parcel was prepared for it`];
  }
  if (facts.shipments === 0) return [];
  const were = facts.shipments === 1 ? 'was' : 'were';
  return [`${beginning(judged)}, but ${counted(facts.shipments, 'parcel')} for it ${were} not taken back`];
}

function finalFaults(judged: Judged): readonly string[] {
  const { facts, document, effects, ended, asked } = judged;
  const { order, orders } = facts;
  if (!effects.has('create-order')) return [];
  if (asked === 'nothing') {
    if (orders === 0) return [];
    if (ended === 'failed') return [`${beginning(judged)} and is still ${order}`];
    return [`The saga of order ${document.orderId} turned back, but the order is still ${order}`];
  }
  if (order === null) return [`${beginning(judged)}, but there is no such order`];
  const isOpen = order === 'cancelled' || waitsForConfirmation(facts, effects);
  return isOpen ? [`${beginning(judged)}, but is ${order}`] : [];
}

function doubles({ facts, document, effects }: Judged): readonly string[] {
  const { orderId } = document;
  const found: readonly (readonly [EffectId, number, string])[] = [
    ['create-order', facts.orders, `Order ${orderId} is there ${facts.orders} times`],
    ['charge', facts.charges, `Order ${orderId} was charged ${facts.charges} times`],
    [
      'reserve-stock',
      facts.reservations,
      `The goods of order ${orderId} were taken ${facts.reservations} times`,
    ],
    ['prepare-shipment', facts.shipments, `Order ${orderId} has ${facts.shipments} parcels`],
    ['notify', facts.notifications, `The customer was told of order ${orderId} ${facts.notifications} times`],
  ];
  return found.flatMap(([effect, count, text]) => (count > 1 && effects.has(effect) ? [text] : []));
}
