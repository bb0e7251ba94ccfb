import type { LoadBalancerSettings } from './settings';

interface LoadBalancerPreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: LoadBalancerSettings;
}

const PLAIN: LoadBalancerSettings = {
  algorithm: 'round-robin',
  hashBy: 'key',
  panicBelow: 0.5,
  slowStartMs: 0,
};

export const presets: readonly LoadBalancerPreset[] = [
  {
    id: 'registry-client',
    label: 'Registry client',
    help: 'Takes turns among all that the registry names, and never calls one that is ejected.',
    settings: { ...PLAIN, panicBelow: 0 },
  },
  {
    id: 'envoy-least-request',
    label: 'Envoy least request',
    help: 'The less busy of two random instances; with fewer than half of them healthy all are called again.',
    settings: { ...PLAIN, algorithm: 'two-choices' },
  },
  {
    id: 'nginx-weighted',
    label: 'nginx weighted',
    help: 'Turns by weight, smoothly: heavy instances come often, but not in a row.',
    settings: { ...PLAIN, algorithm: 'weighted-round-robin', panicBelow: 0 },
  },
  {
    id: 'warm-up',
    label: 'Least connections with slow start',
    help: 'The least busy instance; a fresh one gets its full share only after 30 seconds.',
    settings: { ...PLAIN, algorithm: 'least-connections', slowStartMs: 30_000 },
  },
  {
    id: 'sticky-users',
    label: 'Sticky users',
    help: 'Each user stays at one instance; when one goes, only its own users move.',
    settings: { ...PLAIN, algorithm: 'consistent-hash', hashBy: 'user' },
  },
];
