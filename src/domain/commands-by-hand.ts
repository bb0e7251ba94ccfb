import type { JsonValue } from '../base/json';
import type { ObjectShape } from './body/body-shape';
import type { CustomerCheck } from './orders/order';
import { COMMAND_BODIES } from './shop-body-settings';
import { SERVICES, type Parts, type ServiceName, type ShopCommand, type ShopState } from './shop';

/** A command as somebody has written it. Which there are, and which of them need an id, COMMANDS says. */
export type WrittenCommand = {
  readonly type: string;
  readonly id?: string;
  readonly body?: JsonValue;
};

interface Written {
  readonly shop: ShopState;
  readonly id: string;
  readonly body: unknown;
}

interface CommandKind<Command> {
  /** What it does, as somebody chooses it. */
  readonly words: string;
  readonly needsId: boolean;
  /** It makes something new, and is not for what is there. */
  readonly makesNew: boolean;
  readonly make: (written: Written) => Command;
}

type Kinds = {
  readonly [Name in ServiceName]: {
    readonly [Type in Parts[Name]['command']['type']]: CommandKind<Parts[Name]['command']>;
  };
};

const COMMANDS: Kinds = {
  users: { create: making('Create a user', 'create'), update: changing('Change a user', 'update') },
  products: {
    create: making('Create a product', 'create'),
    update: changing('Change a product', 'update'),
    'change-price': changing('Change the price of a product', 'change-price'),
    delete: moving('Take a product out of the range', 'delete'),
  },
  orders: {
    cancel: changing('Cancel an order', 'cancel'),
    pay: changing('Say that an order is paid', 'pay'),
    confirm: moving('Confirm a draft', 'confirm'),
    submit: moving('Submit a new order', 'submit'),
    ship: changing('Say that an order is on its way', 'ship'),
    deliver: moving('Say that an order has arrived', 'deliver'),
    'add-item': changing('Add a line to an order', 'add-item'),
    'remove-item': changing('Take a line out of an order', 'remove-item'),
    'set-address': changing('Set where an order goes', 'set-address'),
    create: {
      words: 'Create an order',
      needsId: false,
      makesNew: true,
      make: ({ shop, body }) => ({ type: 'create', customer: customerIn(shop, body), body }),
    },
  },
  inventory: {
    restock: changing('Put pieces of a product into the store', 'restock'),
    release: moving('Give reserved pieces back', 'release'),
    confirm: moving('Take reserved pieces out of the store', 'confirm'),
    reserve: { ...changing('Reserve pieces under an id of your own', 'reserve'), makesNew: true },
  },
  payments: {
    refund: { ...making('Give back what was charged', 'refund'), makesNew: false },
    charge: making('Charge for a reference', 'charge'),
  },
  shipping: {
    dispatch: moving('Send a parcel off', 'dispatch'),
    deliver: moving('Say that a parcel has arrived', 'deliver'),
    cancel: { ...making('Cancel a parcel that has not left', 'cancel'), makesNew: false },
    create: making('Prepare a parcel', 'create'),
  },
  notifications: {
    send: making('Send a message', 'send'),
    cancel: moving('Take a message back, which does nothing', 'cancel'),
  },
  analytics: { record: making('Record events', 'record') },
};

/** A command of a service as a form needs it. */
export interface WritableCommand {
  readonly type: string;
  readonly words: string;
  readonly needsId: boolean;
  readonly makesNew: boolean;
  /** Null where it has none. */
  readonly body: ObjectShape | null;
}

/** What a service can be told to do; those first that are for what is there. */
export function commandsOf(service: ServiceName): readonly WritableCommand[] {
  return Object.entries(kindsOf(service)).map(([type, { words, needsId, makesNew }]) => {
    const body = bodyOf(service, type);
    return { type, words, needsId, makesNew, body };
  });
}

/** The command for the service; null for one that it does not have. An id that is not needed counts for nothing. */
export function writtenCommand<Name extends ServiceName>(
  shop: ShopState,
  service: Name,
  { type, id = '', body = {} }: WrittenCommand,
): ShopCommand<Name> | null {
  const kinds = kindsOf(service);
  if (!Object.hasOwn(kinds, type)) return null;
  return { service, command: kinds[type].make({ shop, id, body }) };
}

export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(COMMANDS, name);
}

function kindsOf<Name extends ServiceName>(
  service: Name,
): Readonly<Record<string, CommandKind<Parts[Name]['command']>>> {
  return COMMANDS[service];
}

function bodyOf(service: ServiceName, type: string): ObjectShape | null {
  const bodies: Readonly<Record<string, ObjectShape>> = COMMAND_BODIES[service];
  return Object.hasOwn(bodies, type) ? bodies[type] : null;
}

/** Something new, which is in the body. */
function making<const Type extends string>(words: string, type: Type) {
  const make = ({ body }: Written): { readonly type: Type; readonly body: unknown } => ({ type, body });
  return { words, needsId: false, makesNew: true, make };
}

/** What is there becomes different as the body says. */
function changing<const Type extends string>(words: string, type: Type) {
  const make = ({ id, body }: Written) => ({ type, id, body });
  return { words, needsId: true, makesNew: false, make };
}

/** What is there becomes different, and there is nothing more to say. */
function moving<const Type extends string>(words: string, type: Type) {
  return { words, needsId: true, makesNew: false, make: ({ id }: Written) => ({ type, id }) };
}

/** Whoever sends an order by hand knows the users, as the order service that asks for them does. */
function customerIn(shop: ShopState, body: unknown): CustomerCheck {
  const id = typeof body === 'object' && body !== null && 'customerId' in body ? body.customerId : undefined;
  if (typeof id !== 'string') return 'unchecked';
  return SERVICES.users.find(shop.users.data, id) === undefined ? 'unknown' : 'known';
}
