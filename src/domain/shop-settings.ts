import type { SettingFields, SettingsOf } from '../base/settings';

export const shopFields = {
  lifecycle: {
    kind: 'choice',
    label: 'Life of an order',
    help: 'Which states an order goes through and what may be done in each. An order keeps the life it began with.',
    options: [
      { value: 'payment', label: 'pending, paid, shipped, delivered' },
      { value: 'confirmation', label: 'draft, confirmed, shipped' },
      { value: 'submission', label: 'new, submitted' },
    ],
    default: 'payment',
  },
  declineShare: {
    kind: 'ratio',
    label: 'Payments declined',
    help: 'The share of charges that the payment service declines.',
    min: 0,
    max: 1,
    default: 0.3,
  },
} as const satisfies SettingFields;

export type ShopSettings = SettingsOf<typeof shopFields>;
