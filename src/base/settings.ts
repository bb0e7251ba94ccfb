/**
 * A setting is declared once, as data: key, kind, unit, range, default and help. The parser, the generated form,
 * the JSON Schema and the guide all read the same declaration.
 */
interface FieldBase {
  readonly label: string;
  readonly help: string;
  /** The field matters only while another field has one of these values; forms hide it otherwise. */
  readonly when?: { readonly field: string; readonly is: readonly (string | boolean)[] };
}

export interface NumberField extends FieldBase {
  /** `integer` and `number` are plain; `duration` is in milliseconds; `ratio` runs from 0 to 1. */
  readonly kind: 'integer' | 'number' | 'duration' | 'ratio';
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

export interface FlagField extends FieldBase {
  readonly kind: 'flag';
  readonly default: boolean;
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly default: string;
}

/** Any number of the options at once, kept in the order of the options. */
export interface ChoicesField extends FieldBase {
  readonly kind: 'choices';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly default: readonly string[];
}

/** Another edge of the same caller, by its id; an empty text is none. */
export interface EdgeField extends FieldBase {
  readonly kind: 'edge';
  readonly default: '';
}

export type SettingField = NumberField | FlagField | ChoiceField | ChoicesField | EdgeField;
export type SettingFields = Readonly<Record<string, SettingField>>;
export type SettingValue = number | boolean | string | readonly string[];

type ValueOf<Field extends SettingField> = Field extends NumberField
  ? number
  : Field extends FlagField
    ? boolean
    : Field extends { kind: 'choice'; options: readonly { readonly value: infer Value }[] }
      ? Value
      : Field extends { kind: 'choices'; options: readonly { readonly value: infer Value }[] }
        ? readonly Value[]
        : Field extends EdgeField
          ? string
          : never;

/** The settings object that a declaration describes; declare fields with `as const satisfies SettingFields`. */
export type SettingsOf<Fields extends SettingFields> = {
  readonly [Key in keyof Fields]: ValueOf<Fields[Key]>;
};
