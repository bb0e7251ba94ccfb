import { mix32 } from '../../../base/keyed-hash';
import { CONFLICT, INVALID, TIMEOUT, isServed, type Outcome } from '../../../base/outcome';
import { LIVE } from '../../../policies/attempts';
import { ACTION } from '../../../patterns/saga/catalogue';
import { beginCall, startCall, withdraw } from '../../calls';
import { releaseRequest } from '../../request-rows';
import { BY_PROCESS, PROCESS } from '../../tables';
import type { World } from '../../world';
import type { BusModel } from '../data-model';
import type { SagaPart } from '../data-part';
import type { Deeds } from '../deeds';
import { OF_BUS } from '../process-host';
import type { SagaRows } from './saga-rows';
import type { SagaWaiters } from './saga-waiters';

/** Which attempt of which act of a saga. */
export interface ActAttempt {
  readonly step: number;
  readonly direction: number;
  readonly attempt: number;
}

/** The calls by which sagas ask for their acts. They belong to the request of the saga, and are made by nobody's job. */
export class SagaCalls {
  constructor(
    private readonly world: World,
    private readonly around: { readonly deeds: Deeds },
    private readonly rows: SagaRows,
    private readonly waiters: SagaWaiters,
  ) {}

  send(row: number, part: SagaPart, { step, direction, attempt }: ActAttempt): void {
    const { world, rows, around } = this;
    const { number, part: index, request } = rows.table.col;
    const deed = around.deeds.openAct(number[row], index[row], step, direction, attempt);
    around.deeds.table.col.request[deed] = request[row];
    world.requests.col.uses[request[row]]++;
    this.call(deed, part, luckOf(part, { step, direction, attempt }, rows.live(row).luck));
  }

  /** Whether a bus delivers a command again that nobody has dealt with: then it does so, after a while. */
  comesAgain({ redeliverNs, deliveries: most }: BusModel, deed: number): boolean {
    const { world } = this;
    const { deeds } = this.around;
    const { deliveries, request } = deeds.table.col;
    if (deliveries[deed] + 1 >= most) return false;
    deliveries[deed]++;
    deeds.hold(deed);
    world.requests.col.uses[request[deed]]++;
    world.heap.push(world.now + redeliverNs, PROCESS, deed, OF_BUS);
    return true;
  }

  /** What a command that was put aside counts as: the last delivery says nothing of those before it. */
  endOnBus(deed: number, outcome: Outcome): Outcome {
    return this.around.deeds.table.col.deliveries[deed] > 0 ? TIMEOUT : outcome;
  }

  /** Delivers a command again, also for a saga that is over. */
  deliver(deed: number, part: SagaPart): void {
    const { step, direction, attempt, deliveries, saga } = this.around.deeds.table.col;
    const act = { step: step[deed], direction: direction[deed], attempt: attempt[deed] };
    this.call(deed, part, mix32(luckOf(part, act, mix32(part.key, saga[deed])), deliveries[deed]));
  }

  /** Nobody listens for the replies to the calls of a saga any more. */
  withdraw(saga: number): void {
    const { world } = this;
    const { parent, flags, request } = world.attempts.col;
    const { deeds } = this.around;
    const { saga: sagaOf } = deeds.table.col;
    for (let row = 0; row < world.attempts.high; row++) {
      const deed = parent[row] === BY_PROCESS && (flags[row] & LIVE) !== 0 ? deeds.of(row) : -1;
      if (deed < 0 || sagaOf[deed] !== saga) continue;
      const held = request[row];
      withdraw(world, row);
      releaseRequest(world, held);
    }
  }

  /** Makes a call that the deed and a use of its request are handed over to. */
  private call(deed: number, part: SagaPart, luck: number): void {
    const { world, rows } = this;
    const { deeds } = this.around;
    const { step, request, saga } = deeds.table.col;
    const row = rows.rowOf(saga[deed]);
    const call = startCall(world, part.edges[step[deed]], request[deed], BY_PROCESS, luck, -1);
    deeds.give(call, deed);
    world.attempts.col.zone[call] = row === undefined ? 0 : world.zoneOf[rows.table.col.instance[row]];
    this.record(call, row === undefined ? -1 : this.waiters.first(saga[deed]));
    beginCall(world, call);
  }

  /** In a trace the call hangs under the work of whoever waits for the saga, if anybody does. */
  private record(call: number, job: number): void {
    const { recorder, jobs } = this.world;
    if (job < 0) recorder?.callOpened(call, 'unawaited', -1);
    else recorder?.callOpened(call, 'saga', jobs.col.attempt[job]);
  }
}

/** What whoever keeps the data has said, also if it is a no; anything else says that nobody has dealt with it. */
export function isAnswer(outcome: Outcome): boolean {
  return isServed(outcome) || outcome === INVALID || outcome === CONFLICT;
}

function luckOf(part: SagaPart, { step, direction, attempt }: ActAttempt, luck: number): number {
  const act = direction === ACTION ? step : part.config.steps + step;
  return mix32(mix32(luck, act), attempt);
}
