/** What an address of a server looks like in a scenario; whoever calls it looks closer. */
const ADDRESS_SHAPE = /^https?:\/\/[^\s/?#@\\]+(\/[^\s?#\\]*)?$/iu;

export const ADDRESS =
  'an address like http://127.0.0.1:8080/base, without a query, a fragment or a password';

export function isAddress(text: string): boolean {
  return text === '' || ADDRESS_SHAPE.test(text);
}
