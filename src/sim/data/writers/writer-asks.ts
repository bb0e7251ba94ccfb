import type { JsonValue } from '../../../base/json';
import type { AppendTold } from '../../../domain/effects/append-decided';
import { isDecidedRow, type LoadedRow } from '../../../domain/effects/decided-rows';
import { isShopEvent } from '../../../domain/effects/event-subjects';
import { isOrderDocument, type OrderDocument } from '../../../domain/effects/order-document';
import type { ShopEvent } from '../../../domain/shop';

/** What a writer asks of whoever keeps the data, and what it is told, as documents of the run. */
export interface AppendAsk {
  /** The payload with the order that it is about. */
  readonly order: number;
  readonly events: readonly ShopEvent[];
  /** Null is whatever is there. */
  readonly expected: number | null;
}

export interface LoadAnswer extends LoadedRow {
  /** The version after what the command has stored before; 0 when it has stored nothing, or nobody remembers. */
  readonly handledAt: number;
}

export interface AppendAnswer {
  readonly told: AppendTold;
  readonly version: number;
}

export function appendDocument({ order, events, expected }: AppendAsk): JsonValue {
  return { order, events: [...events], expected };
}

export function appendIn(value: JsonValue): AppendAsk {
  const order = fieldOf(value, 'order');
  const expected = fieldOf(value, 'expected');
  const events = fieldOf(value, 'events');
  if (typeof order !== 'number' || !Array.isArray(events)) {
    throw new Error('A command of a writer is to store something that is no list of events');
  }
  return {
    order,
    events: events.filter(isEventDocument),
    expected: typeof expected === 'number' ? expected : null,
  };
}

export function orderIn(value: JsonValue): OrderDocument {
  if (isOrderDocument(value)) return value;
  throw new Error('A command of a writer is about something that is no order');
}

/** Null for the answer of anybody who keeps no data. */
export function loadAnswerIn(value: JsonValue): LoadAnswer | null {
  const version = fieldOf(value, 'version');
  const handledAt = fieldOf(value, 'handledAt');
  const row = fieldOf(value, 'row');
  if (typeof version !== 'number' || typeof handledAt !== 'number') return null;
  return { row: isDecidedRow(row) ? row : null, version, handledAt };
}

export function appendAnswerIn(value: JsonValue): AppendAnswer | null {
  const version = fieldOf(value, 'version');
  const told = fieldOf(value, 'told');
  return typeof version === 'number' && isTold(told) ? { told, version } : null;
}

const TOLD: readonly AppendTold[] = ['appended', 'appended before', 'at another version'];

function isTold(value: JsonValue): value is AppendTold {
  return TOLD.some((told) => told === value);
}

function isEventDocument(value: unknown): value is ShopEvent {
  if (typeof value !== 'object' || value === null || !('service' in value) || !('event' in value))
    return false;
  const { service, event } = value;
  return typeof service === 'string' && isShopEvent({ service, event });
}

function fieldOf(value: JsonValue, field: string): JsonValue {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return null;
  return Object.entries(value).find(([name]) => name === field)?.[1] ?? null;
}
