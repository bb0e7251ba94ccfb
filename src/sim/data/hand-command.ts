import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import { isServiceName } from '../../domain/commands-by-hand';
import { decideByHand, type DecidedByHand } from '../../domain/decide-by-hand';
import { streamOf } from '../../domain/effects/event-subjects';
import type { ServiceName, ShopEvent } from '../../domain/shop';
import { COMMANDED_BY_HAND } from '../change-log';
import type { CommandByHand, ExpectedVersion } from '../outside/input';
import { DRAINING, UP } from '../tables';
import type { World } from '../world';
import type { DataBook } from './data-book';
import type { DataPart } from './data-part';
import type { ShopLedger } from './shop-ledger';

interface Surroundings {
  readonly book: DataBook;
  readonly part: DataPart;
  readonly ledger: ShopLedger;
}

type Decided = DecidedByHand & { readonly node: number };

/** What somebody tells the owners of data to do by hand: they decide as they do about any request, and at once. */
export class HandCommands {
  constructor(
    private readonly world: World,
    private readonly around: Surroundings,
    /** Events that came from no saga may break what was right at the end of one. */
    private readonly happened: (events: readonly ShopEvent[]) => void,
  ) {}

  /** What would follow from it now, or what is wrong with it. */
  decided(sent: CommandByHand): Result<readonly ShopEvent[], Problem[]> {
    const decided = this.decide(sent);
    return decided.ok ? ok(decided.value.events) : decided;
  }

  /** Changes nothing where it is refused. */
  send(sent: CommandByHand): void {
    const decided = this.decide(sent);
    if (!decided.ok) return;
    const { ledger, book } = this.around;
    const { shop, events, node } = decided.value;
    const first = book.events.length + 1;
    ledger.shop = shop;
    const last = ledger.appendByHand(events);
    this.happened(events);
    const { world } = this;
    world.log.append(world.now, COMMANDED_BY_HAND, node, first, last, world.outside.inputs);
  }

  private decide({ service, command, expectedVersion }: CommandByHand): Result<Decided, Problem[]> {
    const { ledger } = this.around;
    const owner = this.ownerOf(service);
    if (!owner.ok) return owner;
    const { id = '' } = command;
    // Whoever names a stream is told at once that it is elsewhere; of something new that is known once it is decided.
    const early = id === '' ? null : this.conflict(`${service}/${id}`, expectedVersion);
    if (early !== null) return err([early]);
    const decided = decideByHand(ledger.shop, owner.value.service, command, ledger.context);
    if (!decided.ok) return decided;
    for (const event of decided.value.events) {
      const late = id === '' ? this.conflict(streamOf(event), expectedVersion) : null;
      if (late !== null) return err([late]);
    }
    return ok({ ...decided.value, node: owner.value.node });
  }

  private ownerOf(
    service: string,
  ): Result<{ readonly service: ServiceName; readonly node: number }, Problem[]> {
    const { owners } = this.around.part;
    const known = [...owners].find(([, owner]) => owner.service === service);
    if (known === undefined || !isServiceName(service)) {
      const kept = [...owners.values()].map((owner) => owner.service);
      const expected = kept.length === 0 ? 'a service whose data a node keeps' : `one of ${kept.join(', ')}`;
      const received = `No node of this scenario keeps the data of “${service}”.`;
      return err([{ path: 'service', expected, received }]);
    }
    const [node] = known;
    if (this.isThere(node)) return ok({ service, node });
    const received = `Nobody decides about ${service} now: its node is down or hangs.`;
    return err([{ path: 'service', expected: 'a service that is there', received }]);
  }

  private isThere(node: number): boolean {
    const { nodeParts, instances } = this.world;
    const { state, hung } = instances.col;
    return nodeParts[node].instances.some(
      (one) => (state[one] === UP || state[one] === DRAINING) && hung[one] === 0,
    );
  }

  private conflict(stream: string, expected: ExpectedVersion): Problem | null {
    const { events, texts } = this.around.book;
    const number = texts.find(stream);
    const version = number < 0 ? 0 : events.versionOf(number);
    if (holds(expected, version)) return null;
    const path = 'expectedVersion';
    return { path, expected: expectedText(expected), received: `${stream} is at version ${version}` };
  }
}

function holds(expected: ExpectedVersion, version: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'none') return version === 0;
  return expected === 'exists' ? version > 0 : version === expected;
}

function expectedText(expected: ExpectedVersion): string {
  if (expected === 'none') return 'no events yet';
  return expected === 'exists' ? 'some events' : `version ${expected}`;
}
