import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NS_PER_SECOND, type Time } from '../../base/time';
import type { Configuration } from '../configuration';

/** The id of the client whose requests come from outside. No part of a scenario can have it. */
export const OUTSIDE_CLIENT = '@console';

/** More real requests than this are not made in a second of the run, nor at once: the work is simulated instead. */
export const MOST_SENT_PER_SECOND = 50;
const MOST_WAITING = 100;

/** What the world knows of the world around it: who asks from there, and whose work is done there. */
export class Outside {
  /** Inputs that have acted so far. */
  inputs = 0;
  /** Exchanges that were opened so far, those that wait for their reply, and work simulated for want of room. */
  opened = 0;
  waiting = 0;
  simulated = 0;
  /** Whether somebody is there who does what is to be done outside; and whether there is something since the last slice. */
  isHeard = false;
  isCalled = false;
  /** Which rules about data a slice is to end at, a bit each by their codes; and whether one of them was broken just now. */
  stopsAt = 0;
  isBroken = false;
  private second = -1;
  private sentInSecond = 0;
  /** The index of the client from outside, or -1; and whether a node has its work done there. Derived. */
  client = -1;
  hasNodes = false;

  /** False in every run that has nothing to do with the outside. */
  get isUsed(): boolean {
    return this.client >= 0 || this.hasNodes;
  }

  adopt({ clients, nodes }: Configuration): void {
    this.client = clients.findIndex(({ model }) => model.id === OUTSIDE_CLIENT);
    this.hasNodes = nodes.some(({ model }) => model.worksOutside !== 'never');
  }

  /** Takes one of the places for real requests in this second; false when there is none left. */
  takePlace(now: Time): boolean {
    const second = Math.floor(now / NS_PER_SECOND);
    if (second !== this.second) {
      this.second = second;
      this.sentInSecond = 0;
    }
    if (this.sentInSecond >= MOST_SENT_PER_SECOND || this.waiting >= MOST_WAITING) {
      this.simulated++;
      return false;
    }
    this.sentInSecond++;
    return true;
  }

  /** Work was sent outside, or a request from there has ended: a slice ends here where somebody hears of it. */
  call(): void {
    if (this.isHeard) this.isCalled = true;
  }

  /** Data broke a rule: a slice ends here where somebody has to look at that. */
  ruleBroken(rule: number): void {
    if ((this.stopsAt & (1 << rule)) !== 0) this.isCalled = this.isBroken = true;
  }

  /** Why the slice ends here. */
  hear(): 'outside' | 'rule' {
    const why = this.isBroken ? 'rule' : 'outside';
    this.isCalled = this.isBroken = false;
    return why;
  }

  write(out: SnapshotWriter): void {
    out.number(this.inputs);
    out.number(this.opened);
    out.number(this.waiting);
    out.number(this.simulated);
    out.number(this.second);
    out.number(this.sentInSecond);
  }

  read(from: SnapshotReader): void {
    this.inputs = from.number();
    this.opened = from.number();
    this.waiting = from.number();
    this.simulated = from.number();
    this.second = from.number();
    this.sentInSecond = from.number();
  }
}
