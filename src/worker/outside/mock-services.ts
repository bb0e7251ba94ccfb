import type { JsonValue } from '../../base/json';
import type { Time } from '../../base/time';
import type { HttpHeaders, Route } from '../http';

/**
 * The mock services as a session needs them. They come as a part of their own (src/mocks), fetched with the first
 * request: the worker itself knows only this.
 */
export interface MockServices {
  /** The data of the shop at the start of a run. */
  openBook(): ShopBook;
  /** The service that a node stands for; null when it stands for none. */
  serviceOf(node: NamedNode): string | null;
  /** The service that a path belongs to; null when it is nobody's. */
  ownerOf(path: string): string | null;
  /** What can be asked of a service, or of all of them. */
  routesOf(service: string | null): readonly Omit<Route, 'node'>[];
  /** The request that a simulated call makes of a service. */
  usualRequest(service: string, about: SimulatedCall): MockRequest;
  answer(request: MockRequest, context: MockContext): Promise<MockAnswer>;
}

/** What happened in the shop, in order. */
export interface ShopBook {
  append(events: readonly JsonValue[]): void;
}

export interface NamedNode {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly kind: 'service' | 'gateway' | 'database';
}

export interface SimulatedCall {
  readonly method: string;
  readonly path: string;
  readonly key: number;
  readonly user: number;
  readonly number: number;
  readonly draw: (purpose: string) => number;
}

export interface MockRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: HttpHeaders;
  readonly body: string;
}

export interface MockContext {
  /** Only its routes are known; null knows those of all. */
  readonly service: string | null;
  readonly book: ShopBook;
  readonly now: Time;
  readonly draw: (purpose: string) => number;
  readonly health: () => MockHealth;
}

/** How many instances of the service are up. */
export interface MockHealth {
  readonly up: number;
  readonly instances: number;
}

export interface MockAnswer {
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly body: string;
  /** What it changed; whoever asked appends them to the book. */
  readonly events: readonly JsonValue[];
}
