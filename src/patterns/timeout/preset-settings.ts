import type { TimeoutSettings } from './settings';

interface TimeoutPreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: TimeoutSettings;
}

export const presets: readonly TimeoutPreset[] = [
  after(
    'quick',
    'Quick, 3 s',
    'The breaker by percentage, and the service client around it, wait for 3 s.',
    3000,
  ),
  after(
    'client',
    'Client, 5 s',
    'What clients of a mesh, a gateway or another service wait for a call.',
    5000,
  ),
  after('service', 'Per service, 10 s', 'What the breakers that stand before each service wait for.', 10_000),
  after('patient', 'Patient, 30 s', 'What the breaker by counts waits for.', 30_000),
  after('opossum', 'opossum default', 'opossum gives an action 10 s.', 10_000),
  after('resilience4j', 'resilience4j default', 'The time limiter of resilience4j allows 1 s.', 1000),
  {
    id: 'deadline',
    label: 'Deadline of the request',
    help: 'Up to 10 s, but never longer than the request has left; a call that would come too late is not made.',
    settings: { afterMs: 10_000, withinDeadline: true },
  },
];

function after(id: string, label: string, help: string, afterMs: number): TimeoutPreset {
  return { id, label, help, settings: { afterMs, withinDeadline: false } };
}
