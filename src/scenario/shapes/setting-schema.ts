import type { SettingField, SettingFields } from '../../base/settings';
import type { JsonSchema } from './json-schema';

/** What a JSON Schema says of declared settings, by their keys. Labels and help are there where the build keeps them. */
export function settingProperties(fields: SettingFields): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, settingSchema(field)]));
}

function settingSchema(field: SettingField): JsonSchema {
  return { ...valueSchema(field), default: defaultOf(field), title: field.label, description: helpOf(field) };
}

function defaultOf({ default: usual }: SettingField): string | number | boolean | readonly string[] {
  return usual;
}

function valueSchema(field: SettingField): JsonSchema {
  switch (field.kind) {
    case 'flag':
      return { type: 'boolean' };
    case 'choice':
      return { enum: field.options.map(({ value }) => value) };
    case 'choices':
      return { type: 'array', items: { enum: field.options.map(({ value }) => value) }, uniqueItems: true };
    case 'edge':
      return { type: 'string' };
    case 'integer':
      return { type: 'integer', minimum: field.min, maximum: field.max };
    default:
      return { type: 'number', minimum: field.min, maximum: field.max };
  }
}

function helpOf(field: SettingField): string {
  const unit = field.kind === 'duration' ? 'ms' : 'unit' in field ? field.unit : undefined;
  return unit === undefined ? field.help : `${field.help} In ${unit}.`;
}
