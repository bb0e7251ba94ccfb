import { defaultsOf } from '../../base/check-settings';
import { fields, type FallbackSettings } from './settings';

interface FallbackPreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: FallbackSettings;
}

const plain = defaultsOf(fields);

export const presets: readonly FallbackPreset[] = [
  {
    id: 'fixed',
    label: 'Fixed value',
    help: 'Stands outside of a breaker with its timeout: whatever goes wrong, the caller gets a default.',
    settings: plain,
  },
  {
    id: 'last-answer',
    label: 'Last good answer',
    help: 'What a breaker for each service falls back on: an old answer, marked as cached, of whatever age.',
    settings: { ...plain, kind: 'cached' },
  },
  {
    id: 'recent-answer',
    label: 'Answer of the last minute',
    help: 'A stale answer is better than none for a minute; then the failure is shown.',
    settings: { ...plain, kind: 'cached', maxAgeMs: 60_000 },
  },
  {
    id: 'other-service',
    label: 'Another service',
    help: 'Asks another service in place of the one that failed; choose the edge that leads to it.',
    settings: { ...plain, kind: 'other-service' },
  },
  {
    id: 'rejections-only',
    label: 'Only rejections',
    help: 'Answers calls that were never made; of a call that was made the caller hears how it failed.',
    settings: {
      ...plain,
      on: ['short-circuited', 'bulkhead-full', 'bulkhead-wait', 'rate-limited', 'shed', 'refused', 'expired'],
    },
  },
];
