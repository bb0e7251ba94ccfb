import { OK, type Outcome } from '../../base/outcome';
import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import type { ShopState } from '../../domain/shop';
import type { DataHost, Documents } from '../data-host';
import type { ActDirection, OperatorWord } from '../outside/input';
import { releaseRequest } from '../request-rows';
import { DRAINING, UP } from '../tables';
import type { World } from '../world';
import { DataBook } from './data-book';
import type { DataPart } from './data-part';
import { Deeds } from './deeds';
import { NOT_MINE, WAITS, type ProcessHost } from './process-host';
import { Sagas } from './sagas';
import { ShopLedger } from './shop-ledger';

const NOTHING_YET: DataPart = {
  model: {
    shop: { lifecycle: 'payment', declineShare: 0, products: 1, stockEach: 0, customers: 1 },
    owners: [],
    sagas: [],
  },
  owners: new Map(),
  sagas: [],
  begun: [],
};

/** The data of a run, who keeps them, and what goes on about them: the one implementation of DataHost. */
export class DataWorld implements DataHost {
  readonly deeds = new Deeds();
  readonly ledger: ShopLedger;
  readonly sagas: Sagas;
  part: DataPart = NOTHING_YET;
  /** By the kind of their deeds. */
  private readonly processes: readonly ProcessHost[];

  constructor(private readonly world: World) {
    world.dataBook ??= new DataBook();
    world.dataBook.reset();
    this.ledger = new ShopLedger(world, this);
    this.sagas = new Sagas(world, this);
    this.processes = [this.sagas];
  }

  /** What is written down; every line has its own. */
  get book(): DataBook {
    return (this.world.dataBook ??= new DataBook());
  }

  get shop(): ShopState {
    return this.ledger.shop;
  }

  get documents(): Documents {
    return { shop: this.shop };
  }

  adopt(part: DataPart): void {
    this.part = part;
  }

  open(): void {
    this.ledger.open();
  }

  inheritDeed(row: number, from: number): void {
    const deed = this.deeds.of(from);
    if (deed < 0) return;
    this.deeds.hold(deed);
    this.deeds.give(row, deed);
  }

  hasDeed(row: number): boolean {
    return this.deeds.of(row) >= 0;
  }

  attemptClosed(row: number): void {
    this.deeds.take(row);
  }

  hasProcess(node: number): boolean {
    return this.processes.some((process) => process.hasProcess(node));
  }

  takesOver(job: number): boolean {
    for (const process of this.processes) {
      const taken = process.takesOver(job);
      if (taken !== NOT_MINE) return taken === WAITS;
    }
    return false;
  }

  jobStopped(job: number): void {
    for (const process of this.processes) process.jobStopped(job);
  }

  callEnded(row: number, outcome: Outcome): void {
    const { request } = this.world.attempts.col;
    const deed = this.deeds.of(row);
    const held = request[row];
    if (deed >= 0) this.processOf(deed).callEnded(deed, outcome);
    releaseRequest(this.world, held);
  }

  due(row: number, kind: number): void {
    this.processes[kind].due(row);
  }

  instanceChanged(instance: number): void {
    const { state, node } = this.world.instances.col;
    for (const process of this.processes) {
      if (!isThere(state[instance])) process.instanceStopped(instance);
      process.resume(node[instance]);
    }
  }

  instanceGoesOn(instance: number): void {
    for (const process of this.processes) process.goesOn(instance);
  }

  carriesOut(node: number, attempt: number): Outcome {
    const deed = this.deeds.of(attempt);
    return deed < 0 ? OK : this.processOf(deed).carriesOut(node, deed);
  }

  sagasAt(node: number, stuckOnly: boolean): number {
    return this.sagas.countAt(node, stuckOnly);
  }

  /** As it was when it was found: the data may be others now. */
  faultText(saga: number, rule: number): string | null {
    const { saga: sagas, rule: rules, text } = this.book.faults.table.col;
    for (let row = 0; row < this.book.faults.length; row++) {
      if (sagas[row] === saga && rules[row] === rule) return this.book.texts.text(text[row]);
    }
    return null;
  }

  sagaId(saga: number): string {
    return this.part.sagas[this.book.begun.table.col.part[saga - 1]]?.model.id ?? '';
  }

  mayDecide(saga: number, step: string, direction: ActDirection): boolean {
    return this.sagas.mayDecide(saga, step, direction);
  }

  operatorSays(saga: number, step: string, direction: ActDirection, said: OperatorWord): void {
    this.sagas.operatorSays(saga, step, direction, said);
  }

  write(out: SnapshotWriter): void {
    this.book.write(out);
    this.deeds.write(out);
    for (const process of this.processes) process.write(out);
  }

  read(from: SnapshotReader, { shop }: Documents): void {
    this.ledger.shop = shop;
    this.book.read(from);
    this.deeds.read(from);
    for (const process of this.processes) process.read(from);
  }

  private processOf(deed: number): ProcessHost {
    return this.processes[this.deeds.table.col.kind[deed]];
  }
}

function isThere(state: number): boolean {
  return state === UP || state === DRAINING;
}
