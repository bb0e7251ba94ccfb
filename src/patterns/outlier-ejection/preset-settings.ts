import type { OutlierEjectionSettings } from './settings';

interface OutlierEjectionPreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: OutlierEjectionSettings;
}

const ENVOY: OutlierEjectionSettings = {
  ejectOn: ['consecutive-failures', 'below-fleet'],
  consecutiveFailures: 5,
  intervalMs: 10_000,
  baseEjectionMs: 30_000,
  maxEjectionMs: 300_000,
  maxEjectedShare: 0.1,
  alwaysEjectOne: false,
  fleetDeviations: 1.9,
  fleetMinimumHosts: 5,
  fleetMinimumCalls: 100,
  failureRate: 0.85,
  failureRateMinimumHosts: 5,
  failureRateMinimumCalls: 50,
};

export const presets: readonly OutlierEjectionPreset[] = [
  {
    id: 'envoy',
    label: 'Envoy',
    help: '5 failures in a row, or far below the fleet; at most a tenth of the instances, so that of three none goes.',
    settings: ENVOY,
  },
  {
    id: 'small-fleet',
    label: 'Small fleet',
    help: '3 failures in a row eject for 5 seconds and longer each time; half of the instances may go, and always one.',
    settings: {
      ...ENVOY,
      ejectOn: ['consecutive-failures'],
      consecutiveFailures: 3,
      intervalMs: 1000,
      baseEjectionMs: 5000,
      maxEjectedShare: 0.5,
      alwaysEjectOne: true,
    },
  },
  {
    id: 'failure-rate',
    label: 'By failure rate',
    help: 'Whoever fails half of at least 20 calls in 5 seconds, whatever the others do.',
    settings: {
      ...ENVOY,
      ejectOn: ['failure-rate'],
      intervalMs: 5000,
      baseEjectionMs: 15_000,
      maxEjectedShare: 0.5,
      failureRate: 0.5,
      failureRateMinimumHosts: 2,
      failureRateMinimumCalls: 20,
    },
  },
];
