import type { EventFilter, EventPage } from '../../worker/events';

/** What the person set above the list. */
export interface EventQuery {
  /** None means all. */
  readonly services: readonly string[];
  /** Null for all. */
  readonly type: string | null;
  readonly text: string;
}

export const ALL_EVENTS: EventQuery = { services: [], type: null, text: '' };

type Types = EventPage['types'];

/** The same as the worker takes it. */
export function filterOf({ services, type, text }: EventQuery): EventFilter {
  const words = text.trim();
  return {
    ...(services.length > 0 && { services }),
    ...(type !== null && { types: [type] }),
    ...(words !== '' && { text: words }),
  };
}

export function isFiltered(query: EventQuery): boolean {
  return Object.keys(filterOf(query)).length > 0;
}

/** With the service, or without it if it was there. A type that none of them has is let go. */
export function withToggled(query: EventQuery, service: string, types: Types): EventQuery {
  const services = query.services.includes(service)
    ? query.services.filter((one) => one !== service)
    : [...query.services, service];
  const offered = typesOffered(types, { ...query, services, type: null });
  return { ...query, services, type: offered.some(({ type }) => type === query.type) ? query.type : null };
}

interface ServiceCount {
  readonly service: string;
  readonly count: number;
}

/** Services that something has happened to, and those that were chosen before they had anything. */
export function servicesOffered(types: Types, { services }: EventQuery): readonly ServiceCount[] {
  const counts = new Map<string, number>();
  for (const { service, count } of types) counts.set(service, (counts.get(service) ?? 0) + count);
  for (const service of services) if (!counts.has(service)) counts.set(service, 0);
  return [...counts].map(([service, count]) => ({ service, count }));
}

interface TypeCount {
  readonly type: string;
  readonly count: number;
}

/** Types of the chosen services, and the one that was chosen. */
export function typesOffered(types: Types, { services, type }: EventQuery): readonly TypeCount[] {
  const offered = types.filter(({ service }) => services.length === 0 || services.includes(service));
  const isMissing = type !== null && !offered.some((one) => one.type === type);
  return isMissing ? [...offered, { type, count: 0 }] : offered;
}
