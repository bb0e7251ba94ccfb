import { messageOf, type BusOptions, type Message, type MessageOptions } from './message';

/** For each type a function from what is sent to what is answered. */
export type Contracts<All> = { readonly [Type in keyof All]: (payload: never) => unknown };
type TypeIn<All> = keyof All & string;
type PayloadOf<All extends Contracts<All>, Type extends keyof All> = Parameters<All[Type]>[0];
type AnswerOf<All extends Contracts<All>, Type extends keyof All> = Awaited<ReturnType<All[Type]>>;

/** Takes what was registered back; further calls do nothing. */
export type Unsubscribe = () => void;

/** Goes around a handler: `next` goes on, once, and gives the answer. */
export type Middleware = (message: Message, next: () => Promise<unknown>) => unknown;

/** There is no handler, or more than one. */
export class BusError extends Error {
  override readonly name = 'BusError';
}

/** A bus on which each command has one handler. */
export function commandBus<All extends Contracts<All>>(options: BusOptions = {}): RequestBus<All> {
  return new RequestBus('command', options);
}

/** A bus on which each query has one handler. */
export function queryBus<All extends Contracts<All>>(options: BusOptions = {}): RequestBus<All> {
  return new RequestBus('query', options);
}

/** Made by `commandBus` and `queryBus`. */
export class RequestBus<All extends Contracts<All>> {
  private readonly handlers: {
    [Type in keyof All]?: (message: Message<Type & string, PayloadOf<All, Type>>) => unknown;
  } = {};
  private readonly middleware: Middleware[] = [];

  constructor(
    private readonly kind: 'command' | 'query',
    private readonly options: BusOptions,
  ) {}

  handle<Type extends TypeIn<All>>(
    type: Type,
    handler: (
      message: Message<Type, PayloadOf<All, Type>>,
    ) => AnswerOf<All, Type> | PromiseLike<AnswerOf<All, Type>>,
  ): Unsubscribe {
    if (Object.hasOwn(this.handlers, type)) {
      throw new BusError(`a ${this.kind} has one handler, and "${type}" has it already`);
    }
    this.handlers[type] = handler;
    return () => {
      if (this.handlers[type] === handler) delete this.handlers[type];
    };
  }

  use(middleware: Middleware): Unsubscribe {
    const added: Middleware = (message, next) => middleware(message, next);
    this.middleware.push(added);
    return () => {
      const place = this.middleware.indexOf(added);
      if (place >= 0) this.middleware.splice(place, 1);
    };
  }

  async send<Type extends TypeIn<All>>(
    type: Type,
    payload: PayloadOf<All, Type>,
    options: MessageOptions = {},
  ): Promise<AnswerOf<All, Type>> {
    const message = messageOf(type, payload, options, this.options);
    const around = [...this.middleware];
    const from = async (place: number): Promise<unknown> => {
      if (place === around.length) return this.handlerOf(type)(message);
      let wentOn = false;
      return around[place](message, () => {
        if (wentOn) throw new BusError(`${this.kind} "${type}": its middleware went on twice`);
        wentOn = true;
        return from(place + 1);
      });
    };
    // Middleware may answer in place of the handler, and is taken at its word.
    return (await from(0)) as AnswerOf<All, Type>;
  }

  private handlerOf<Type extends TypeIn<All>>(type: Type) {
    const handler = Object.hasOwn(this.handlers, type) ? this.handlers[type] : undefined;
    if (handler === undefined) throw new BusError(`no handler for ${this.kind} "${type}"`);
    return handler;
  }
}
