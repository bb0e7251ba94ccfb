import { ensure } from '../base/assert';
import type { CallContext } from './call-context';

/** A function whose ends the test brings about, one for each time that it was called. */
export class Work {
  readonly contexts: CallContext[] = [];
  private readonly ends: { resolve: (value: unknown) => void; reject: (error: unknown) => void }[] = [];

  readonly fn = (context: CallContext): Promise<unknown> => {
    this.contexts.push(context);
    return new Promise<unknown>((resolve, reject) => this.ends.push({ resolve, reject }));
  };

  get calls(): number {
    return this.contexts.length;
  }

  /** The call at this place ends well; by default the last one. */
  succeed(value: unknown = 'done', place = this.calls - 1): void {
    ensure(this.ends[place], `a call at place ${place}`).resolve(value);
  }

  fail(error: unknown = new Error('down'), place = this.calls - 1): void {
    ensure(this.ends[place], `a call at place ${place}`).reject(error);
  }
}

/** An abort controller whose signal knows how many listen to it. */
export class CountedAbort extends AbortController {
  listeners = 0;

  constructor() {
    super();
    const { signal } = this;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (type: string, listener: EventListenerOrEventListenerObject): void => {
      this.listeners++;
      add(type, listener);
    };
    signal.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject): void => {
      this.listeners--;
      remove(type, listener);
    };
  }
}

/** How a promise ended, without anybody having to wait for it. */
export function watched(promise: Promise<unknown>): { value?: unknown; error?: unknown; isOver: boolean } {
  const seen: { value?: unknown; error?: unknown; isOver: boolean } = { isOver: false };
  promise.then(
    (value) => Object.assign(seen, { value, isOver: true }),
    (error: unknown) => Object.assign(seen, { error, isOver: true }),
  );
  return seen;
}

/** Something with a `then` that is no promise. */
export function thenable(then: PropertyDescriptor): unknown {
  const name: string = Promise.prototype.then.name;
  return Object.defineProperty({}, name, then);
}
