import { describe, expect, it } from 'vitest';
import { ADDRESS_RULES } from './address';

function refusals(text: string): string[] {
  return ADDRESS_RULES.filter(({ fits }) => !fits(text)).map(({ expected }) => expected);
}

describe('the address of a server in a scenario', () => {
  it.each([
    '',
    'http://127.0.0.1:8080',
    'https://shop.example/api/',
    'HTTP://LocalHost/a',
    'http://[::1]:9000/x',
  ])('may be "%s"', (text) => expect(refusals(text)).toEqual([]));

  it.each([
    ['localhost:8080', 'an address like'],
    ['http://', 'an address like'],
    ['http://user:word@shop', 'an address like'],
    ['http://shop/a?b=1', 'an address like'],
    ['http://shop:1:2', 'an address like'],
    ['http://0.0.0.0:8080', 'found at 127.0.0.1'],
    ['http://[::]:8080/a', 'found at 127.0.0.1'],
    ['http://shop:65536', 'at most 65535'],
    ['http://127.0.0.1:6000', 'that browsers call'],
    ['http://127.0.0.1:25/mail', 'that browsers call'],
  ])('may not be "%s"', (text, expected) => {
    expect(refusals(text)).toEqual([expect.stringContaining(expected)]);
  });
});
