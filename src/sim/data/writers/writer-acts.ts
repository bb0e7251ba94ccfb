import { CONFLICT, OK, type Outcome } from '../../../base/outcome';
import { appendDecided, versionUnder } from '../../../domain/effects/append-decided';
import type { DecidedEffect } from '../../../domain/effects/decided-effects';
import { loadedRow } from '../../../domain/effects/decided-rows';
import { EFFECTS } from '../../../domain/effects/effect-settings';
import type { ShopEvent } from '../../../domain/shop';
import { LOAD } from '../../../patterns/aggregate/codes';
import type { World } from '../../world';
import type { DataBook } from '../data-book';
import type { DataPart } from '../data-part';
import type { Deeds } from '../deeds';
import type { ShopLedger } from '../shop-ledger';
import { appendAnswerIn, appendIn, orderIn } from './writer-asks';

export interface WriterSurroundings {
  readonly book: DataBook;
  readonly part: DataPart;
  readonly deeds: Deeds;
  readonly ledger: ShopLedger;
}

/** What is done for writers where the data are kept: a row is told, or what they have decided is stored. */
export class WriterActs {
  constructor(
    private readonly world: World,
    private readonly around: WriterSurroundings,
    /** Events that came from no saga may break what was right at the end of one. */
    private readonly happened: (events: readonly ShopEvent[]) => void,
  ) {}

  carriesOut(node: number, deed: number): Outcome {
    const { part, deeds, book } = this.around;
    const { process, step } = deeds.table.col;
    const command = process[deed];
    const { model } = part.writers[book.writes.begun.table.col.writer[command - 1]];
    const owner = part.owners.get(node);
    if (owner === undefined || EFFECTS[model.does].service !== owner.service) return OK;
    const key = owner.keepsKeys ? this.keyOf(command, model.id) : null;
    return step[deed] === LOAD ? this.tells(deed, model.does, key) : this.stores(deed, model.does, key);
  }

  private tells(deed: number, effect: DecidedEffect, key: string | null): Outcome {
    const { deeds, ledger } = this.around;
    const { about, answer } = deeds.table.col;
    const { row, version } = loadedRow(ledger.shop, effect, orderIn(this.world.payloads.get(about[deed])));
    const handledAt = key === null ? 0 : versionUnder(ledger.shop, effect, key);
    answer[deed] = this.world.appendPayload({ row, version, handledAt });
    return OK;
  }

  private stores(deed: number, effect: DecidedEffect, key: string | null): Outcome {
    const { world } = this;
    const { deeds, ledger } = this.around;
    const { about, answer, process } = deeds.table.col;
    const { order, events: decided, expected } = appendIn(world.payloads.get(about[deed]));
    const document = orderIn(world.payloads.get(order));
    const append = { effect, document, events: decided, expected };
    const { shop, events, told, version } = appendDecided(ledger.shop, append, key, world.now);
    ledger.shop = shop;
    ledger.appendAll(events, 0, 0, process[deed]);
    this.happened(events);
    // Of copies of one message the first has stored it, and that is what whoever asked is to hear.
    const isOwn = told === 'appended before' && this.hasStored(answer[deed]);
    if (!isOwn) answer[deed] = world.appendPayload({ told, version });
    return told === 'at another version' ? CONFLICT : OK;
  }

  private hasStored(answer: number): boolean {
    return answer >= 0 && appendAnswerIn(this.world.payloads.get(answer))?.told === 'appended';
  }

  /** The same for every handling of the same request by the same writer. */
  private keyOf(command: number, writer: string): string {
    const { client, request } = this.around.book.writes.begun.table.col;
    return `writer-${writer}-${client[command - 1]}.${request[command - 1]}`;
  }
}
