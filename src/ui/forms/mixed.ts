/** In place of a value: several parts have different ones. No setting has it as its own. */
export const MIXED = '\u0000mixed';
