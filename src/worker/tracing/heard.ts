import type { Outcome } from '../../base/outcome';
import type { Time } from '../../base/time';
import type { LoggedInput } from '../lines';

/**
 * What reached the run from outside: engines know a request of the console by a type that stands for it, and a real
 * answer by its outcome.
 */
export class Heard {
  constructor(private readonly inputs: () => readonly LoggedInput[]) {}

  /** What the console asked: "GET /orders?limit=5". */
  asked(wanted: number): string | undefined {
    for (const { input } of this.inputs()) {
      if (input.kind === 'ask' && input.number === wanted) return `${input.method} ${input.path}`;
    }
    return undefined;
  }

  /** What came of a command that was sent by hand, by its place among all inputs, from 1. */
  commanded(place: number): string | undefined {
    const input = this.inputs().at(place - 1)?.input;
    return input?.kind === 'command' ? `By hand: ${input.label}.` : undefined;
  }

  /** The status of the real answer that ended the work of a node at this instant; 0 where none did. */
  status(node: string, at: Time, outcome: Outcome): number {
    for (const { time, input } of this.inputs()) {
      if (time !== at || input.kind !== 'reply') continue;
      if (input.row.node === node && input.outcome === outcome) return input.row.status;
    }
    return 0;
  }
}
