import { defaultsOf } from '../../base/check-settings';
import { fields, type HedgeSettings } from './settings';

interface HedgePreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly settings: HedgeSettings;
}

const plain: HedgeSettings = { ...defaultsOf(fields), after: 'fixed', budget: 'none' };

export const presets: readonly HedgePreset[] = [
  {
    id: 'tail-at-scale',
    label: 'The Tail at Scale',
    help: 'Asks again when a call takes longer than 95 % of them: about 5 % more calls for a much shorter tail.',
    settings: { ...plain, after: 'percentile', percentile: 0.95 },
  },
  {
    id: 'polly',
    label: 'Polly default',
    help: 'One hedge after 2 s, or at once when the first attempt fails.',
    settings: { ...plain, delayMs: 2000 },
  },
  {
    id: 'finagle',
    label: 'Finagle backup request',
    help: 'Beyond what 99 % of the calls take, and never more than 1 % more calls.',
    settings: {
      ...plain,
      after: 'percentile',
      percentile: 0.99,
      delayMs: 1000,
      onFailure: 'wait',
      budget: 'share',
      budgetShare: 0.01,
      budgetBurst: 10,
    },
  },
  {
    id: 'grpc',
    label: 'gRPC hedging',
    help: 'Up to 4 attempts half a second apart; a failure that may pass makes the next at once, any other ends all.',
    settings: { ...plain, delayMs: 500, maxHedges: 3, fatalOn: ['error', 'invalid', 'conflict', 'expired'] },
  },
  {
    id: 'race',
    label: 'Race of two',
    help: 'Makes each call twice at once and takes the first answer: the shortest tail, for twice the work.',
    settings: { ...plain, delayMs: 0, onFailure: 'wait' },
  },
];
