import { ensure } from '../base/assert';
import type { EndKind, Judge } from './callee-ends';
import { ManualClock, settle } from './manual-clock.test-support';
import { saga, type Saga } from './saga';
import type { SagaContext } from './saga-context';
import type { SagaEnd } from './saga-end';
import type { SagaOptions, SagaStepOptions, SagaStepSettings } from './saga-options';

/** Steps that answer at once. */
export function acts(...ids: readonly string[]): SagaStepOptions<string>[] {
  return ids.map((id) => ({ id, action: () => `${id} done` }));
}

/** Takes values by what they are called. */
export function ask(kinds: Readonly<Record<string, EndKind>>): Judge {
  return (end) => (end.threw ? undefined : kinds[String(end.value)]);
}

interface Settling {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type StageOptions = Omit<SagaOptions<string>, 'steps' | 'clock'> & { readonly clock?: ManualClock };

/** A saga whose steps are answered by the test: `a` is the step, `-a` what undoes it. */
export class SagaStage {
  readonly clock: ManualClock;
  readonly order: Saga<string>;
  readonly contexts: SagaContext<string>[] = [];
  private readonly names: string[] = [];
  private readonly ends: Settling[] = [];

  constructor(
    ids: readonly string[],
    settings: Readonly<Record<string, SagaStepSettings>> = {},
    options: StageOptions = {},
  ) {
    this.clock = options.clock ?? new ManualClock();
    const steps = ids.map((id) => ({
      id,
      action: this.work(id),
      compensation: this.work(`-${id}`),
      settings: settings[id],
    }));
    this.order = saga({ ...options, steps, clock: this.clock });
  }

  begin(signal?: AbortSignal): Promise<SagaEnd> {
    return this.order.attempt('input', { id: 'one', signal });
  }

  /** Which functions were called, in this order. */
  sent(): string {
    return this.names.join(' ');
  }

  /** Each of these is answered when it is its turn. */
  async play(names: string): Promise<void> {
    for (const name of names.split(' ')) {
      await settle();
      this.answer(name);
    }
    await settle();
  }

  answer(name: string, value: unknown = `${name} done`): void {
    this.end(this.names.lastIndexOf(name), value);
  }

  fail(name: string, error: unknown = new Error('down')): void {
    ensure(this.ends[this.names.lastIndexOf(name)], `a call of ${name}`).reject(error);
  }

  /** The function that was called at this place is answered. */
  end(place: number, value: unknown): void {
    ensure(this.ends[place], `a call at place ${place}`).resolve(value);
  }

  private work(name: string): (context: SagaContext<string>) => Promise<unknown> {
    return (context) => {
      this.names.push(name);
      this.contexts.push(context);
      return new Promise<unknown>((resolve, reject) => this.ends.push({ resolve, reject }));
    };
  }
}
