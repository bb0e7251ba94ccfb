import { VIEWS } from '../domain/views/view-settings';
import type { View } from './format';
import { readSettings, without } from './parts';
import type { ReadPart } from './read-parts';
import { viewSchema } from './schema';
import { viewFields } from './view-settings';

const keys = Object.keys(viewFields);
const views = viewSchema(keys);

/** A read model without a name is called by what it shows. */
export const readView: ReadPart<View> = (raw, path, problems) => {
  const head = views(without(raw, keys), path, problems);
  const settings = readSettings(viewFields, raw, path, problems);
  return head && settings && { ...head, name: head.name ?? VIEWS[head.shows].label, ...settings };
};
