import { describe, expect, it } from 'vitest';
import { isLoopback, isMixed, isNearby } from './network-place';

function hostOf(text: string): string {
  return new URL(`http://${text}`).hostname;
}

describe('where a host lies', () => {
  it.each([
    'localhost',
    'LOCALHOST',
    'a.localhost',
    '127.0.0.1',
    '127.9.8.7',
    '[::1]',
    '127.1',
    '2130706433',
  ])('%s is this machine', (host) => {
    expect(isLoopback(hostOf(host))).toBe(true);
    expect(isNearby(hostOf(host))).toBe(true);
  });

  it.each([
    '10.0.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '172.31.9.9',
    '169.254.1.1',
    '[fd00::1]',
    '[fe80::1]',
    'nas.local',
  ])('%s is in the network around', (host) => {
    expect(isLoopback(hostOf(host))).toBe(false);
    expect(isNearby(hostOf(host))).toBe(true);
  });

  it.each([
    'shop.example',
    '8.8.8.8',
    '172.32.0.1',
    '1270.0.0.example',
    'localhost.example',
    '[2001:db8::1]',
    '10.example',
  ])('%s may be anywhere', (host) => {
    expect(isNearby(hostOf(host))).toBe(false);
  });

  it('http is mixed into a page of https unless it is on this machine', () => {
    const secure = { pageOrigin: 'https://page.example', secure: true };
    expect(isMixed(new URL('http://shop.example'), secure)).toBe(true);
    expect(isMixed(new URL('http://192.168.1.1'), secure)).toBe(true);
    expect(isMixed(new URL('http://127.0.0.1:81'), secure)).toBe(false);
    expect(isMixed(new URL('https://shop.example'), secure)).toBe(false);
    expect(isMixed(new URL('http://shop.example'), { ...secure, secure: false })).toBe(false);
  });
});
