import type { LayerSpec } from './check-stack';
import { systemClock, type Clock } from './clock';
import { StackError } from './errors';
import { guard } from './guard';
import type { GuardOptions } from './guard-options';
import { httpPresets, stackPreset, type HttpPreset, type HttpPresetName } from './http-presets';
import { ServiceClient, type RequestCall } from './http-service';
import type { Failed } from './results';

export interface ServiceOptions {
  /** Where the service is; several addresses for a stack with a balancer. */
  readonly baseUrl: string | readonly string[];
  /** Outermost layer first; by default that of the preset, or the stack "resilient-client". */
  readonly stack?: readonly LayerSpec[] | undefined;
  readonly preset?: HttpPresetName | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Answers in place of the service. A stack without a fallback gets one, outside of all other layers. */
  readonly fallback?: ((failure: Failed) => unknown) | undefined;
  /** What is tried again: only what may be done twice (the default), or anything. */
  readonly repeats?: 'idempotent' | 'anything' | undefined;
  /** Everything else that a guard can be told. */
  readonly guard?: Omit<GuardOptions<unknown>, 'name' | 'fallback' | 'instances' | 'clock'> | undefined;
}

/** What may answer in place of a service: its fallback, or that of the preset which has one. */
type FallbackOf<Service> = 'fallback' extends keyof Service
  ? AnswerOf<Service['fallback']>
  : 'preset' extends keyof Service
    ? Service['preset'] extends HttpPresetName
      ? AnswerOf<FallbackOfPreset<Service['preset']>>
      : never
    : never;

type FallbackOfPreset<Name extends HttpPresetName> = (typeof httpPresets)[Name] extends {
  fallback: infer Fallback;
}
  ? Fallback
  : undefined;

type AnswerOf<Fallback> = Fallback extends (failure: Failed) => infer Answer ? Awaited<Answer> : never;

type ServicesByName = Readonly<Record<string, ServiceOptions>>;

export interface HttpClientOptions<Services extends ServicesByName = ServicesByName> {
  readonly services: Services;
  /** Who calls: services are told by the header `x-service-name`. */
  readonly name?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The largest body that is read; by default 10 MB. */
  readonly maxBodyBytes?: number;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
  /** Makes the ids of requests; by default random ones. */
  readonly requestId?: () => string;
}

export interface HttpClient<Services extends ServicesByName = ServicesByName> {
  service<Name extends keyof Services & string>(name: Name): ServiceClient<FallbackOf<Services[Name]>>;
  /** Closes the guards of all services. */
  close(): void;
}

const TEN_MEGABYTES = 10 * 1024 * 1024;

/** A client for services that may fail: a guard for each, JSON both ways, and answers in place of those that do not come. */
export function httpClient<const Services extends ServicesByName>(
  options: HttpClientOptions<Services>,
): HttpClient<Services> {
  const clients = new Map<string, ServiceClient<unknown>>();
  for (const [name, service] of Object.entries(options.services)) {
    clients.set(name, serviceOf(name, service, options));
  }
  return {
    service<Name extends keyof Services & string>(name: Name) {
      const client = clients.get(name);
      if (client === undefined) {
        throw new TypeError(`There is no service "${name}", only ${[...clients.keys()].join(', ')}.`);
      }
      // Its fallback was given under this name; the map forgets which belongs to whom.
      return client as ServiceClient<FallbackOf<Services[Name]>>;
    },
    close: () => clients.forEach(({ guarded }) => guarded.close()),
  };
}

function serviceOf(name: string, service: ServiceOptions, client: HttpClientOptions): ServiceClient<unknown> {
  const clock = client.clock ?? systemClock;
  const baseUrls = typeof service.baseUrl === 'string' ? [service.baseUrl] : service.baseUrl;
  const preset = service.preset === undefined ? undefined : presetOf(service.preset);
  const fallback = service.fallback ?? preset?.fallback;
  const stack = stackOf(service, preset, fallback !== undefined);
  const fallsBack = hasFallback(stack);
  if (fallsBack && fallback === undefined) {
    const expected = 'a function that answers in place of the service, for the fallback in its stack';
    throw new StackError([{ path: `services.${name}.fallback`, expected, received: 'nothing' }]);
  }
  const guarded = guard<unknown>(stack, {
    ...service.guard,
    name,
    clock,
    instances: baseUrls,
    fallback: (failure, call?: RequestCall) =>
      call?.fallback === undefined ? fallback?.(failure) : call.fallback(),
  });
  const caller = client.name === undefined ? {} : { 'x-service-name': client.name };
  const parts = {
    name,
    baseUrls,
    fallsBack,
    headers: { ...caller, ...client.headers, ...preset?.headers, ...service.headers },
    maxBodyBytes: client.maxBodyBytes ?? TEN_MEGABYTES,
    // Looked up at each request: whoever replaces it later, for a test or a mock, is heard.
    fetch: client.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => globalThis.fetch(input, init)),
    wallNow: () => clock.wallNow(),
    requestId: client.requestId ?? ((): string => globalThis.crypto.randomUUID()),
  };
  return new ServiceClient(parts, guarded);
}

function presetOf(name: HttpPresetName): HttpPreset {
  if (Object.hasOwn(httpPresets, name)) return httpPresets[name];
  throw new TypeError(`There is no preset "${name}", only ${Object.keys(httpPresets).join(', ')}.`);
}

/** What may not be done twice is not tried again, whatever the layers say otherwise: it may have been done. */
function stackOf(
  { stack, repeats }: ServiceOptions,
  preset: HttpPreset | undefined,
  answersInstead: boolean,
): readonly LayerSpec[] {
  const given = stack ?? preset?.stack ?? stackPreset('resilient-client');
  const layers = given.map((layer): LayerSpec => {
    if (layer.kind !== 'retry' || repeats === 'anything') return layer;
    return { ...layer, settings: { ...layer.settings, onlyIdempotent: true } };
  });
  return answersInstead && !hasFallback(layers) ? [{ kind: 'fallback' }, ...layers] : layers;
}

function hasFallback(layers: readonly LayerSpec[]): boolean {
  return layers.some(
    ({ kind, settings, enabled = true }) =>
      enabled && kind === 'fallback' && (settings?.kind ?? 'static') === 'static',
  );
}
