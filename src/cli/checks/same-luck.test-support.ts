import fc from 'fast-check';

/**
 * Properties are tried with the same random inputs each time: a change is judged by what it does and not by luck, and
 * what fails here fails elsewhere. With `BREAKWATER_LUCK=any` they are others each time; with a number, always those.
 */
const USUAL = 20_260;

const luck = process.env['BREAKWATER_LUCK'] ?? String(USUAL);

if (luck !== 'any' && !/^-?\d+$/.test(luck)) {
  throw new Error(`BREAKWATER_LUCK is “${luck}”: expected “any” or a whole number.`);
}
fc.configureGlobal(luck === 'any' ? {} : { seed: Number(luck) });
