import type { JsonValue } from '../../base/json';

/**
 * A body is declared once, as data: kinds, ranges, help and an example. What checks it, the JSON Schema and the help
 * of a console all read the same declaration. Declare with `as const satisfies ObjectShape`.
 */
interface ShapeBase {
  readonly help: string;
  readonly example?: JsonValue;
  /** A member of an object that may be left out. */
  readonly optional?: true;
}

export type TextFormat = 'line' | 'lines' | 'email' | 'id' | 'word';

export interface TextShape extends ShapeBase {
  readonly kind: 'text';
  readonly format: TextFormat;
  /** Lengths are in characters (code points), as JSON Schema counts them. */
  readonly min: number;
  readonly max: number;
}

/** `whole` is a whole number; `money` is a whole number of cents, so that sums are exact. */
export interface NumberShape extends ShapeBase {
  readonly kind: 'whole' | 'money';
  readonly min: number;
  readonly max: number;
}

export interface ChoiceShape extends ShapeBase {
  readonly kind: 'choice';
  readonly options: readonly string[];
}

export interface FlagShape extends ShapeBase {
  readonly kind: 'flag';
}

export interface ListShape extends ShapeBase {
  readonly kind: 'list';
  readonly of: BodyShape;
  readonly min: number;
  readonly max: number;
}

export interface ObjectShape extends ShapeBase {
  readonly kind: 'object';
  readonly fields: Readonly<Record<string, BodyShape>>;
}

export type BodyShape = TextShape | NumberShape | ChoiceShape | FlagShape | ListShape | ObjectShape;

/** The value that a declaration describes. */
export type BodyOf<Shape> = Shape extends { readonly kind: 'text' }
  ? string
  : Shape extends { readonly kind: 'whole' | 'money' }
    ? number
    : Shape extends { readonly kind: 'flag' }
      ? boolean
      : Shape extends { readonly kind: 'choice'; readonly options: readonly (infer Option)[] }
        ? Option
        : Shape extends { readonly kind: 'list'; readonly of: infer Item }
          ? readonly BodyOf<Item>[]
          : Shape extends { readonly kind: 'object'; readonly fields: infer Fields }
            ? ObjectOf<Fields>
            : never;

type OptionalKeys<Fields> = {
  [Key in keyof Fields]: Fields[Key] extends { readonly optional: true } ? Key : never;
}[keyof Fields];

type ObjectOf<Fields> = {
  readonly [Key in Exclude<keyof Fields, OptionalKeys<Fields>>]: BodyOf<Fields[Key]>;
} & {
  readonly [Key in OptionalKeys<Fields>]?: BodyOf<Fields[Key]>;
};
