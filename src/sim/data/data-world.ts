import { OK, type Outcome } from '../../base/outcome';
import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import type { ShopState } from '../../domain/shop';
import type { DataHost, Documents } from '../data-host';
import type { ActDirection, CommandByHand, OperatorWord, ViewWord } from '../outside/input';
import { releaseRequest } from '../request-rows';
import { DRAINING, UP } from '../tables';
import type { World } from '../world';
import { DataBook } from './data-book';
import type { DataPart } from './data-part';
import { Deeds } from './deeds';
import { HandCommands } from './hand-command';
import { NOT_MINE, OF_BUS, OF_VIEW, WAITS, type ProcessHost } from './process-host';
import { Sagas } from './sagas/sagas';
import { ShopLedger } from './shop-ledger';
import { Views } from './views/views';
import { Writers } from './writers/writers';

const NOTHING_YET: DataPart = {
  model: {
    shop: { lifecycle: 'payment', declineShare: 0, products: 1, stockEach: 0, customers: 1 },
    owners: [],
    sagas: [],
    writers: [],
    views: [],
  },
  owners: new Map(),
  sagas: [],
  begun: [],
  writers: [],
  views: [],
};

/** The data of a run, who keeps them, and what goes on about them: the one implementation of DataHost. */
export class DataWorld implements DataHost {
  readonly deeds = new Deeds();
  readonly ledger: ShopLedger;
  readonly sagas: Sagas;
  readonly writers: Writers;
  readonly views: Views;
  private readonly byHand: HandCommands;
  part: DataPart = NOTHING_YET;
  /** By the kind of their deeds. */
  private readonly processes: readonly ProcessHost[];

  constructor(private readonly world: World) {
    world.dataBook ??= new DataBook();
    world.dataBook.reset();
    this.ledger = new ShopLedger(world, this);
    this.sagas = new Sagas(world, this);
    this.writers = new Writers(world, this, (events) => this.sagas.acts.judgeOrders(events));
    this.views = new Views(world, this);
    this.byHand = new HandCommands(world, this, (events) => this.sagas.acts.judgeOrders(events));
    this.processes = [this.sagas, this.writers, this.views];
  }

  /** What is written down; every line has its own. */
  get book(): DataBook {
    return (this.world.dataBook ??= new DataBook());
  }

  get shop(): ShopState {
    return this.ledger.shop;
  }

  get documents(): Documents {
    const { ledger, views } = this;
    return { shop: ledger.shop, wrote: ledger.wrote, views: views.documents, answers: views.answers };
  }

  adopt(part: DataPart): void {
    this.part = part;
  }

  open(): void {
    this.ledger.open();
  }

  edited(before: DataPart | null): void {
    this.views.edited(before);
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
    const saga = this.deeds.take(row);
    if (saga > 0) this.sagas.deedGone(saga);
  }

  hasProcess(node: number): boolean {
    return this.processes.some((process) => process.hasProcess(node));
  }

  takesOver(job: number): boolean {
    // What a read model asks for is only answered.
    const deed = this.deeds.of(this.world.jobs.col.attempt[job]);
    if (deed >= 0 && this.deeds.table.col.kind[deed] === OF_VIEW) return false;
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
    if (kind === OF_BUS) this.sagas.deliver(row);
    else this.processes[kind].due(row);
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
    if (deed < 0) return OK;
    const { requests, attempts } = this.world;
    this.ledger.user = requests.col.user[attempts.col.request[attempt]];
    const outcome = this.processOf(deed).carriesOut(node, deed);
    this.ledger.user = 0;
    return outcome;
  }

  sagasAt(node: number, stuckOnly: boolean): number {
    return this.sagas.countAt(node, stuckOnly);
  }

  conflictsAt(node: number): number {
    return this.writers.conflictsAt(node);
  }

  faultText(number: number): string {
    return this.book.faultText(number);
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

  hasViewInTrouble(node: number): boolean {
    return this.views.hasTrouble(node);
  }

  lagAt(node: number): number {
    return this.views.lagAt(node);
  }

  mayTellView(view: string, said: ViewWord): boolean {
    return this.views.mayTell(view, said);
  }

  viewSays(view: string, said: ViewWord): void {
    this.views.says(view, said);
  }

  decidedByHand(command: CommandByHand): ReturnType<DataHost['decidedByHand']> {
    return this.byHand.decided(command);
  }

  commandByHand(command: CommandByHand): void {
    this.byHand.send(command);
  }

  write(out: SnapshotWriter): void {
    this.book.write(out);
    this.deeds.write(out);
    for (const process of this.processes) process.write(out);
  }

  read(from: SnapshotReader, { shop, wrote, views, answers }: Documents): void {
    this.ledger.shop = shop;
    this.ledger.wrote = wrote;
    this.views.hold(views, answers);
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
