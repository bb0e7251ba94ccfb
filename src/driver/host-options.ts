import type { CallOptions } from './call';
import type { CallContext } from './call-context';
import type { End, Judge } from './callee-ends';
import type { Clock } from './clock';
import type { Failed } from './results';

/** What answers in place of the function: asked by a fallback of the kind `other-service`, and told what failed. */
export type OtherWork<Answer = unknown> = (
  context: CallContext,
  failure: Failed,
) => Answer | PromiseLike<Answer>;

/** The options of a guard with everything filled in. */
export interface HostOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly judge: Judge | undefined;
  readonly retryAfterMs: ((end: End) => number | undefined) | undefined;
  readonly idempotent: boolean;
  readonly fallback: ((failure: Failed, options: CallOptions | undefined) => unknown) | undefined;
  readonly others: Readonly<Record<string, OtherWork>>;
  readonly shares: string;
  readonly wrapsRetries: boolean;
}
