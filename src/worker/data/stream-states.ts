import type { JsonValue } from '../../base/json';
import { reservationOf } from '../../domain/inventory/service';
import { readRow } from '../../domain/read-shop';
import { isShopEvent } from '../../domain/effects/event-subjects';
import { EMPTY_SHOP, evolveShop, SERVICES, type ShopState } from '../../domain/shop';
import type { EventRows } from './event-rows';

/**
 * What a service knew at a moment of the log, made again of its events up to there: the state of an aggregate is nothing
 * else than that.
 */
export class StreamStates {
  private known = { service: '', position: 0, shop: EMPTY_SHOP };

  constructor(private readonly rows: EventRows) {}

  /** The row that a stream is about, after the event at a position; null where there is none yet. */
  rowAt(stream: string, position: number): JsonValue {
    const [service] = stream.split('/');
    const id = stream.slice(service.length + 1);
    const shop = this.shopAt(service, position);
    if (!isService(service)) return null;
    const row = readRow(shop, service, id);
    if (row.ok) return row.value;
    const reservation = service === 'inventory' ? reservationOf(shop.inventory.data, id) : undefined;
    return reservation === undefined ? null : { ...reservation, lines: [...reservation.lines] };
  }

  private shopAt(service: string, position: number): ShopState {
    const from = this.known.service === service && this.known.position <= position ? this.known : null;
    let shop = from?.shop ?? EMPTY_SHOP;
    for (let at = (from?.position ?? 0) + 1; at <= position; at++) {
      const event = { service, event: this.rows.payload(at) };
      if (this.rows.serviceAt(at) === service && isShopEvent(event)) shop = evolveShop(shop, event);
    }
    this.known = { service, position, shop };
    return shop;
  }
}

function isService(name: string): name is keyof typeof SERVICES {
  return Object.hasOwn(SERVICES, name);
}
