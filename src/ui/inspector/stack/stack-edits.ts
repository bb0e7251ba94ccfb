import type { Problem } from '../../../base/problem';
import { ok, type Result } from '../../../base/result';
import type { RunStore } from '../../../state/run';
import type { StackChange, StackStep } from './stack-changes';

/** What changes of stacks need of a run. */
export type StackRun = Pick<RunStore, 'getState' | 'editTogether'>;

/** A value that was typed beside it may change the layer on the way; more than that hardly happens. */
const TRIES = 4;

/**
 * Changes of one stack, one after the other: each is made from the stack that the one before has led to, so that two
 * quick presses move a layer by two places. Where something else changed the stack on the way, such as a field that
 * was left with the same press, it is made anew from what is there by then.
 */
export class StackEdits {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly run: StackRun,
    private readonly edge: string,
    /** The name of the edge, before what the log says. */
    private readonly context: string,
  ) {}

  /** What was done; undefined when there was nothing to do. */
  async make(step: StackStep): Promise<Result<StackChange | undefined, readonly Problem[]>> {
    const made = this.last.then(async () => this.attempt(step));
    this.last = made.catch(() => undefined);
    return made;
  }

  private async attempt(step: StackStep): Promise<Result<StackChange | undefined, readonly Problem[]>> {
    for (let tries = 1; ; tries++) {
      const { scenario } = this.run.getState();
      const edge = scenario?.edges.find(({ id }) => id === this.edge);
      const change = edge && step(edge);
      if (change === undefined) return ok(undefined);
      const result = await this.run.editTogether(change.edit, `${this.context}: ${change.label}`);
      if (result.ok) return ok(change);
      if (tries === TRIES || this.run.getState().scenario === scenario) return result;
    }
  }
}
