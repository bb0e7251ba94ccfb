import { receivedText } from '../base/received-text';
import type { Group } from './format';
import { own } from './parts';
import type { ReadPart } from './read-parts';
import { contextSchema, zoneGroupSchema } from './schema';

export const readGroup: ReadPart<Group> = (raw, path, problems) => {
  const kind = own(raw, 'kind');
  if (kind !== 'context' && kind !== 'zone') {
    problems.push({ path: `${path}.kind`, expected: '"context" or "zone"', received: receivedText(kind) });
    return undefined;
  }
  const group =
    kind === 'context' ? contextSchema(raw, path, problems) : zoneGroupSchema(raw, path, problems);
  return group && { ...group, name: group.name ?? group.id };
};
