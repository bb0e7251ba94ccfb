import type { ClientModel, Model } from './model';

/**
 * The client of what nodes ask for by themselves, which nobody outside has asked for. No part of a scenario can have its
 * id. It is there from the first read model on, asks nothing itself, and none of its requests is measured as one.
 */
export const OWN_CLIENT = '@views';

const OWN_MODEL: ClientModel = {
  id: OWN_CLIENT,
  load: { kind: 'open', spacing: 'even', rate: [{ from: 0, rate: 0, rateAtEnd: 0 }] },
  mix: [],
  patience: null,
  zone: '',
};

/** The clients of a model, and that one where it is needed. */
export function clientsOf({ clients, data }: Model): readonly ClientModel[] {
  return data === null || data.views.length === 0 ? clients : [...clients, OWN_MODEL];
}
