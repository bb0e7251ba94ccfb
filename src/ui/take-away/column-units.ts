/** The unit of each line that a chart can draw, by the name that its legend has. */
export const UNITS: Readonly<Record<string, string>> = {
  served: 'requests/s',
  fallback: 'requests/s',
  rejected: 'requests/s',
  failed: 'requests/s',
  asked: 'requests/s',
  p50: 'ms',
  p95: 'ms',
  p99: 'ms',
  goodput: 'share',
  'amp.': 'tries a call',
  'in flight': 'calls',
  tries: 'tries a call',
  busy: 'workers',
  workers: 'workers',
  used: 'share',
  queue: 'requests',
  queued: 'requests',
  wait: 'ms',
  waiting: 'requests',
  lost: 'messages/s',
  late: 'answers/s',
  twice: 'requests/s',
  retries: 'tries/s',
  open: '% of the time',
  'half-open': '% of the time',
  events: 'events/s',
  begun: 'sagas/s',
  done: 'sagas/s',
  undone: 'sagas/s',
  'given up': 'sagas/s',
  'under way': 'sagas',
  behind: 'events',
};

/** "p95 (ms)" */
export function withUnit(label: string): string {
  const unit = UNITS[label];
  return unit === undefined ? label : `${label} (${unit})`;
}
