import type { ShopDataSettings } from './data-settings';

/**
 * The data that a scenario has which says nothing of them: the defaults of their settings, as values. Whoever writes
 * files compares with these, and need not know the settings.
 */
export const USUAL_DATA: ShopDataSettings = {
  lifecycle: 'payment',
  declineShare: 0.3,
  products: 20,
  stockEach: 1000,
  customers: 100,
};
