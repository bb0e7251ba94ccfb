import { ensure } from '../base/assert';
import { fields as fallback } from '../patterns/fallback/settings';
import { stackPresets } from '../policies/stack-preset-settings';
import type { LayerSpec } from './check-stack';

export type StackPresetName =
  | 'resilient-client'
  | 'read-with-cache'
  | 'tail-tolerant'
  | 'polite-client'
  | 'breaker-counts'
  | 'breaker-per-service'
  | 'service-client'
  | 'mesh-client';

/** The layers of a stack that has a name, as the laboratory has it. */
export function stackPreset(name: StackPresetName): readonly LayerSpec[] {
  return ensure(
    stackPresets.find(({ id }) => id === name),
    `the stack "${name}"`,
  ).layers;
}

export interface HttpPreset {
  readonly stack: readonly LayerSpec[];
  readonly headers: Readonly<Record<string, string>>;
  /** What answers for a service that cannot, when nothing else is said. */
  readonly fallback?: () => unknown;
}

/** What clients that are built by hand often answer for a service that cannot. */
export interface UnavailableAnswer {
  readonly error: 'Service unavailable';
  readonly cached: true;
}

/** Of a client that takes every status beyond 299 for a service that cannot answer, also one that blames the request. */
const WHATEVER_FAILS = fallback.on.options.map(({ value }) => value);

/** Clients that are often built by hand. */
export const httpPresets = {
  /** A breaker for each service: 5 failures open it for 30 s, a call may take 10 s, and a fixed value answers for it. */
  'resilient-http-client': {
    stack: stackPreset('breaker-per-service').map((layer): LayerSpec =>
      layer.kind === 'fallback' ? { kind: 'fallback', settings: { on: WHATEVER_FAILS } } : layer,
    ),
    headers: {},
    fallback: (): UnavailableAnswer => ({ error: 'Service unavailable', cached: true }),
  },
  /** 5 s for a request, and a breaker inside that opens over 50 % of calls that fail or take 3 s. */
  'service-client': {
    stack: stackPreset('service-client'),
    headers: { 'user-agent': 'microservice-client/1.0' },
  },
  /** A breaker in front of an instance that a balancer chooses in turn, and 5 s for each request. */
  'mesh-client': { stack: stackPreset('mesh-client'), headers: {} },
} as const satisfies Record<string, HttpPreset>;

export type HttpPresetName = keyof typeof httpPresets;
