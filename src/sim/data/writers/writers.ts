import type { Outcome } from '../../../base/outcome';
import { readPlainState, writePlainState } from '../../../base/plain-state';
import type { SnapshotReader, SnapshotWriter } from '../../../base/snapshot';
import type { ShopEvent } from '../../../domain/shop';
import { init, repositoryShape } from '../../../patterns/aggregate/state';
import type { World } from '../../world';
import { NOT_MINE, WAITS, type ProcessHost } from '../process-host';
import { WriterActs, type WriterSurroundings } from './writer-acts';
import { WriterHost } from './writer-host';

const RECORD = repositoryShape();

/** The writers of a run: which requests they decide about, and what is done for them where the data are kept. */
export class Writers implements ProcessHost {
  readonly acts: WriterActs;
  readonly host: WriterHost;

  constructor(
    private readonly world: World,
    private readonly around: WriterSurroundings,
    /** Events that came from no saga may break what was right at the end of one. */
    happened: (events: readonly ShopEvent[]) => void,
  ) {
    this.acts = new WriterActs(world, around, happened);
    this.host = new WriterHost(world, around);
  }

  hasProcess(node: number): boolean {
    return this.around.part.writers.some((one) => one.node === node && !one.removed);
  }

  takesOver(job: number): number {
    const { world } = this;
    const { attempt, instance } = world.jobs.col;
    const request = world.attempts.col.request[attempt[job]];
    const node = world.instances.col.node[instance[job]];
    const type = world.requests.col.type[request];
    const writer = this.around.part.writers.findIndex(
      (one) => one.node === node && !one.removed && (one.types === null || one.types.has(type)),
    );
    if (writer < 0) return NOT_MINE;
    this.host.begin(job, request, writer);
    return WAITS;
  }

  /** How often anybody else was quicker than the writers of a node. */
  conflictsAt(node: number): number {
    let conflicts = 0;
    for (const [writer, part] of this.around.part.writers.entries()) {
      if (part.node === node) conflicts += this.host.records.at(writer)?.overtaken ?? 0;
    }
    return conflicts;
  }

  jobStopped(job: number): void {
    this.host.jobStopped(job);
  }

  carriesOut(node: number, deed: number): Outcome {
    return this.acts.carriesOut(node, deed);
  }

  callEnded(deed: number, outcome: Outcome): void {
    this.host.callEnded(deed, outcome);
  }

  due(row: number): void {
    this.host.due(row);
  }

  instanceStopped(instance: number): void {
    this.host.instanceStopped(instance);
  }

  resume(): void {
    // A command ends with its instance, so none waits for one.
  }

  goesOn(instance: number): void {
    this.host.goesOn(instance);
  }

  write(out: SnapshotWriter): void {
    const { rows, records, repliesKept } = this.host;
    rows.write(out);
    out.number(repliesKept);
    out.number(records.length);
    for (const record of records) writePlainState(out, RECORD, record);
  }

  read(from: SnapshotReader): void {
    const { rows, records } = this.host;
    rows.read(from);
    this.host.repliesKept = from.number();
    const count = from.number();
    records.splice(count);
    for (let writer = 0; writer < count; writer++) {
      if (writer === records.length) records.push(init());
      readPlainState(from, RECORD, records[writer]);
    }
  }
}
