/**
 * The shape of a plain state object: which of its fields are numbers and which are rings of numbers of a fixed
 * length. Engines declare it, and snapshots read and write any engine by it without knowing the engine.
 */
export type FieldShape = 'number' | { readonly ring: number };
export type Shape = Readonly<Record<string, FieldShape>>;

/** A state object of some shape. Rings are typed arrays so that a snapshot copies them in one move. */
export type PlainState = { [field: string]: number | Float64Array };
