import type { BulkheadSettings } from './settings';

interface BulkheadPreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: BulkheadSettings;
}

export const presets: readonly BulkheadPreset[] = [
  pool(
    'payment-pool',
    'Payment pool',
    'Few slots for calls that must not be lost: 10, and 20 may wait.',
    10,
    20,
  ),
  pool(
    'inventory-pool',
    'Inventory pool',
    'A small pool for a quick service: 5 slots, and 10 may wait.',
    5,
    10,
  ),
  pool(
    'notification-pool',
    'Notification pool',
    'Many slots for calls that nobody waits for: 20, and 50 may wait.',
    20,
    50,
  ),
  pool(
    'resilience4j',
    'resilience4j default',
    'The semaphore of resilience4j: 25 slots and no queue.',
    25,
    0,
  ),
  pool('polly', 'Polly default', 'The concurrency limiter of Polly: 1000 slots and no queue.', 1000, 0),
  {
    id: 'newest-first',
    label: 'Newest first',
    help: 'Under overload the newest waiter is served while its caller still waits, and old ones run out of time.',
    settings: { maxConcurrent: 10, queueLimit: 100, queueTimeoutMs: 1000, queueOrder: 'lifo' },
  },
];

function pool(
  id: string,
  label: string,
  help: string,
  maxConcurrent: number,
  queueLimit: number,
): BulkheadPreset {
  return { id, label, help, settings: { maxConcurrent, queueLimit, queueTimeoutMs: 0, queueOrder: 'fifo' } };
}
