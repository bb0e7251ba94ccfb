import { EFFECTS } from '../domain/effects/effect-settings';
import type { Writer } from './format';
import { readSettings, without } from './parts';
import type { ReadPart } from './read-parts';
import { writerSchema } from './schema';
import { writerFields } from './writer-settings';

const keys = Object.keys(writerFields);
const writers = writerSchema(keys);

/** A writer without a name is called by what it decides about. */
export const readWriter: ReadPart<Writer> = (raw, path, problems) => {
  const head = writers(without(raw, keys), path, problems);
  const settings = readSettings(writerFields, raw, path, problems);
  return head && settings && { ...head, name: head.name ?? EFFECTS[head.does].label, ...settings };
};
