/**
 * The functions of `Math` that the standard leaves inexact differ between engines in the last bit, and one bit is
 * enough to make two runs of the same scenario part. These use only + - * / and the bits of a double, which every
 * engine must treat alike.
 */
export { exp, expm1, tanh } from './portable-exp';
export { log } from './portable-log';
export { pow } from './portable-pow';
