import type { ShopEvent } from '../shop';
import { projectCustomerOrder } from './customer-orders-view';
import { projectItem } from './items-view';
import type { FoundRow } from './looked-up';
import { projectOrder } from './orders-view';
import { projectUser } from './users-view';
import type { ViewDocuments } from './view-documents';

/**
 * What becomes of a read model by the event at a position. What its row has had already is left out; events of other
 * services, and those that are no events of the business, change nothing.
 */
export function project(
  view: ViewDocuments,
  given: ShopEvent,
  position: number,
  found: FoundRow,
): ViewDocuments {
  if (given.event.type === 'request.answered') return view;
  switch (given.service) {
    case 'orders':
      if (view.kind === 'orders') return projectOrder(view, given.event, position, found);
      return view.kind === 'customer-orders' ? projectCustomerOrder(view, given.event, position) : view;
    case 'users':
      return view.kind === 'users' ? projectUser(view, given.event, position) : view;
    case 'products':
      return view.kind === 'items' ? projectItem(view, given.event, position) : view;
    default:
      return view;
  }
}
