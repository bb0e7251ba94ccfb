import type { ShopSettings } from '../shop-settings';

export type Lifecycle = ShopSettings['lifecycle'];

export type OrderStatus =
  'pending' | 'paid' | 'draft' | 'confirmed' | 'new' | 'submitted' | 'shipped' | 'delivered' | 'cancelled';

export type OrderMove =
  'add-item' | 'remove-item' | 'set-address' | 'pay' | 'confirm' | 'submit' | 'ship' | 'deliver' | 'cancel';

/** What a move does in each state. */
interface MoveRule {
  /** From these states it is allowed, and leads there. */
  readonly leads: Readonly<Partial<Record<OrderStatus, OrderStatus>>>;
  /** In these states it has been done before, and doing it again is answered without an event. */
  readonly done?: readonly OrderStatus[];
  /** Said in all other states, unless a state has words of its own. */
  readonly otherwise: string;
  readonly otherwiseIn?: Readonly<Partial<Record<OrderStatus, string>>>;
}

interface LifecycleTable {
  readonly first: OrderStatus;
  readonly moves: Readonly<Partial<Record<OrderMove, MoveRule>>>;
}

/**
 * The lives of an order, as tables. The names say what makes an order binding: that it is paid, confirmed or
 * submitted. Cancelling is part of all three, since a saga has to be able to take an order back.
 */
export const LIFECYCLES: Readonly<Record<Lifecycle, LifecycleTable>> = {
  payment: {
    first: 'pending',
    moves: {
      'add-item': { leads: { pending: 'pending' }, otherwise: 'Cannot modify non-pending order' },
      'remove-item': { leads: { pending: 'pending' }, otherwise: 'Cannot modify non-pending order' },
      'set-address': {
        leads: { pending: 'pending', paid: 'paid' },
        otherwise: 'Cannot change the address of a shipped order',
        otherwiseIn: { cancelled: 'Cannot change the address of a cancelled order' },
      },
      pay: { leads: { pending: 'paid' }, otherwise: 'Order is not pending' },
      ship: { leads: { paid: 'shipped' }, otherwise: 'Order is not paid' },
      deliver: { leads: { shipped: 'delivered' }, otherwise: 'Order is not shipped' },
      cancel: {
        leads: { pending: 'cancelled', paid: 'cancelled' },
        done: ['cancelled'],
        otherwise: 'Cannot cancel shipped order',
      },
    },
  },
  confirmation: {
    first: 'draft',
    moves: {
      confirm: { leads: { draft: 'confirmed' }, otherwise: 'Only a draft order can be confirmed' },
      ship: { leads: { confirmed: 'shipped' }, otherwise: 'Only a confirmed order can be shipped' },
      cancel: {
        leads: { draft: 'cancelled', confirmed: 'cancelled' },
        done: ['cancelled'],
        otherwise: 'Cannot cancel shipped order',
      },
    },
  },
  submission: {
    first: 'new',
    moves: {
      'add-item': {
        leads: { new: 'new' },
        otherwise: 'Order already submitted',
        otherwiseIn: { cancelled: 'Order is cancelled' },
      },
      'remove-item': {
        leads: { new: 'new' },
        otherwise: 'Order already submitted',
        otherwiseIn: { cancelled: 'Order is cancelled' },
      },
      submit: {
        leads: { new: 'submitted' },
        otherwise: 'Order already submitted',
        otherwiseIn: { cancelled: 'Order is cancelled' },
      },
      cancel: {
        leads: { new: 'cancelled', submitted: 'cancelled' },
        done: ['cancelled'],
        otherwise: 'Cannot cancel this order',
      },
    },
  },
};

/** What comes of a move: another state (or the same), nothing because it was done before, or a refusal. */
export type MoveOutcome =
  | { readonly kind: 'leads'; readonly to: OrderStatus }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly message: string };

export function outcomeOf(lifecycle: Lifecycle, status: OrderStatus, move: OrderMove): MoveOutcome {
  const { moves } = LIFECYCLES[lifecycle];
  const rule = moves[move];
  if (rule === undefined) {
    const known = Object.keys(moves).join(', ');
    const message = `"${move}" is no part of the life of this order (${lifecycle}); it knows ${known}`;
    return { kind: 'refused', message };
  }
  const to = rule.leads[status];
  if (to !== undefined) return { kind: 'leads', to };
  if (rule.done?.includes(status) === true) return { kind: 'done' };
  return { kind: 'refused', message: rule.otherwiseIn?.[status] ?? rule.otherwise };
}
