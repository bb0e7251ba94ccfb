import type { ViewKind } from '../../domain/views/view-settings';
import type { ReadQuery } from '../../worker/read-models';
import { KIND_WORDS } from './kind-words';

/** What stands in the fields of the console. */
export interface QueryDraft {
  readonly text: string;
  readonly customer: string;
  /** Empty for all. */
  readonly status: string;
  /** From 1. */
  readonly page: number;
}

export const NO_DRAFT: QueryDraft = { text: '', customer: '', status: '', page: 1 };

/** What is asked: of the fields those that a read model of this kind has, and of these those with something in them. */
export function queryOf(shows: ViewKind, draft: QueryDraft): ReadQuery {
  const text = draft.text.trim();
  const customer = KIND_WORDS[shows].customer ? draft.customer.trim() : '';
  return {
    ...(text !== '' && { text }),
    ...(customer !== '' && { customer }),
    ...(draft.status !== '' && { status: draft.status }),
    page: draft.page,
  };
}

/** Whether it is less than the beginning of all. */
export function isNarrowed({ text, customer, status, page }: ReadQuery): boolean {
  return text !== undefined || customer !== undefined || status !== undefined || page > 1;
}
