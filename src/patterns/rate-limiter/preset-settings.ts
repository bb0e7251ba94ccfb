import type { RateLimiterSettings } from './settings';

interface RateLimiterPreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: RateLimiterSettings;
}

const PLAIN: RateLimiterSettings = {
  algorithm: 'token-bucket',
  limit: 100,
  windowMs: 1000,
  windowStart: 'clock',
  burst: 10,
  unitsPerCall: 1,
  maxWaitMs: 0,
  per: 'all',
  maxKeys: 1000,
  whenFull: 'forget-oldest',
};

export const presets: readonly RateLimiterPreset[] = [
  {
    id: 'public-gateway',
    label: 'Public gateway',
    help: '100 requests in 15 minutes for each user, from the first one on; the next allowance comes all at once.',
    settings: {
      ...PLAIN,
      algorithm: 'fixed-window',
      windowMs: 900_000,
      windowStart: 'first-call',
      per: 'user',
      maxKeys: 10_000,
    },
  },
  {
    id: 'spring-gateway',
    label: 'Spring Cloud Gateway',
    help: 'A bucket for each user that refills with 10 tokens a second and holds 20.',
    settings: { ...PLAIN, limit: 10, burst: 20, per: 'user', maxKeys: 10_000 },
  },
  {
    id: 'envoy-local',
    label: 'Envoy, local',
    help: 'One bucket before the service: 100 tokens a second, and as many at once.',
    settings: { ...PLAIN, burst: 100 },
  },
  {
    id: 'nginx',
    label: 'nginx limit_req',
    help: 'For each user 10 requests a second, evenly spaced; 20 wait for their turn, more are turned away.',
    settings: {
      ...PLAIN,
      algorithm: 'leaky-queue',
      limit: 10,
      burst: 20,
      per: 'user',
      maxKeys: 10_000,
    },
  },
  {
    id: 'exact',
    label: 'Exact quota',
    help: 'Never more than 100 in any second, wherever that second begins: every call is remembered.',
    settings: { ...PLAIN, algorithm: 'sliding-log' },
  },
];
