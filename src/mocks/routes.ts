import type { ServiceName } from '../domain/shop';
import { matchPath, segmentsOf } from './match-path';
import type { MockRoute } from './route';
import { ANALYTICS } from './services/analytics';
import { INVENTORY } from './services/inventory';
import { NOTIFICATIONS } from './services/notifications';
import { ORDERS } from './services/orders';
import { PAYMENTS } from './services/payments';
import { PRODUCTS } from './services/products';
import { SHIPPING } from './services/shipping';
import { USERS } from './services/users';

/** Everything that can be asked of the shop, by service. */
const ROUTES: Readonly<Record<ServiceName, readonly MockRoute[]>> = {
  users: USERS,
  products: PRODUCTS,
  orders: ORDERS,
  inventory: INVENTORY,
  payments: PAYMENTS,
  shipping: SHIPPING,
  notifications: NOTIFICATIONS,
  analytics: ANALYTICS,
};

export const HEALTH_PATH = '/health';

const ALL = Object.values(ROUTES).flat();

/** The routes of a service; null, and a name that is none of theirs, has those of all. */
export function routesOfService(service: string | null): readonly MockRoute[] {
  return isServiceName(service) ? ROUTES[service] : ALL;
}

export function isServiceName(name: string | null): name is ServiceName {
  return name !== null && Object.hasOwn(ROUTES, name);
}

/** The service that a path belongs to, judged by its first word when none has all of it; health is nobody's own. */
export function ownerOf(path: string): ServiceName | null {
  const [plain] = path.split(/[?#]/);
  const exact = ALL.find((route) => matchPath(route.path, plain) !== undefined);
  const first = segmentsOf(plain).at(0);
  const near = ALL.find((route) => segmentsOf(route.path).at(0) === first);
  return (exact ?? near)?.service ?? null;
}
