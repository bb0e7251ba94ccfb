import type { Checkpoint } from './checkpoint';
import type { Line } from './line';
import { bytesOf, thinned } from './thinning';

/** The checkpoints of all lines, which share what they have in common, within a budget of bytes. */
export class CheckpointStock {
  bytes = 0;

  constructor(
    private readonly budgetBytes: number,
    private readonly lines: readonly Line[],
  ) {
    this.forgot();
  }

  /**
   * One more of the line that runs. When all together outgrow their budget, those of lines that do not run go first:
   * they are run again when somebody chooses them. Then those of this line that are missed least.
   */
  keep(current: Line, checkpoint: Checkpoint): void {
    current.checkpoints.push(checkpoint);
    this.bytes += checkpoint.bytes.byteLength;
    if (this.bytes <= this.budgetBytes) return;
    for (const line of this.lines) {
      if (line !== current) this.dropOwn(line, current);
    }
    this.forgot();
    if (this.bytes <= this.budgetBytes) return;
    current.checkpoints = thinned(current.checkpoints, this.budgetBytes);
    const left = new Set(current.checkpoints);
    for (const line of this.lines) line.checkpoints = line.checkpoints.filter((one) => left.has(one));
    this.forgot();
  }

  /** Some are gone, with a line or without: counts the rest anew. */
  forgot(): void {
    this.bytes = bytesOf([...new Set(this.lines.flatMap((line) => line.checkpoints))]);
  }

  private dropOwn(line: Line, current: Line): void {
    const shared = new Set(current.checkpoints);
    line.checkpoints = line.checkpoints.filter((one) => shared.has(one));
  }
}
