import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { checkAddress, checkUrl, joinAddress, originOf } from './address';

function refusal(text: string): string {
  const checked = checkAddress(text, 'nodes/shop/address');
  if (checked.ok) throw new Error(`${text} was taken for ${checked.value.href}`);
  const { path, expected, received } = checked.error;
  return `${path}: expected ${expected}, received ${received}`;
}

describe('the address of a server', () => {
  it.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    [' https://shop.example/api/ ', 'https://shop.example/api/'],
    ['HTTP://LocalHost:80/a', 'http://localhost/a'],
    ['http://[::1]:9000', 'http://[::1]:9000/'],
  ])('takes %s', (text, href) => {
    const checked = checkAddress(text);
    expect(checked.ok && checked.value.href).toBe(href);
  });

  it.each([
    ['', 'begins with http:// or https://', 'received ""'],
    ['localhost:8080', 'begins with http:// or https://', 'received "localhost:8080"'],
    ['file:///etc/hosts', 'begins with http:// or https://', 'received "file:'],
    ['javascript:alert(1)', 'begins with http:// or https://', 'received "javascript:'],
    ['http:8080', 'begins with http:// or https://', 'received "http:8080"'],
    ['http://', 'a host', 'received "http://"'],
    ['http://shop:99999', 'at most 65535', 'received "http://shop:99999"'],
    ['http://a b', 'a host', 'received "http://a b"'],
    ['http://0.0.0.0:80', 'found at 127.0.0.1', 'received "http://0.0.0.0:80"'],
    ['http://127.0.0.1:6000', 'they keep 6000 for other protocols', 'received "http://127.0.0.1:6000"'],
    ['http://shop/a?b=1', 'without "?" and "#"', 'received "http://shop/a?b=1"'],
    ['http://shop/#', 'without "?" and "#"', 'received "http://shop/#"'],
    [`http://shop/${'a'.repeat(300)}`, 'at most 300 characters', 'received 312 characters'],
  ])('refuses %s and says why', (text, expected, received) => {
    const words = refusal(text);
    expect(words).toContain('nodes/shop/address: expected ');
    expect(words).toContain(expected);
    expect(words).toContain(received);
  });

  it('refuses a password and does not repeat it', () => {
    expect(refusal('http://ann:secret@shop:81/x')).toMatch(
      /without user name and password.*http:\/\/shop:81/,
    );
    expect(refusal('http://ann:secret@shop:81/x')).not.toContain('secret');
    expect(refusal('http://ann@shop')).toContain('without user name');
  });

  it('lets the whole address of a request have a query', () => {
    expect(checkUrl('http://shop/a?b=1#c').ok).toBe(true);
    expect(checkUrl(`http://shop/${'a'.repeat(9000)}`).ok).toBe(false);
  });
});

describe('what is called', () => {
  function join(address: string, path: string): string {
    const checked = checkAddress(address);
    return joinAddress(ensure(checked.ok ? checked.value : null, address), path);
  }

  it('puts the path after that of the address, with one slash between them', () => {
    expect(join('http://shop', '/orders')).toBe('http://shop/orders');
    expect(join('http://shop/api/', '/orders?page=2')).toBe('http://shop/api/orders?page=2');
    expect(join('http://shop/api', 'orders')).toBe('http://shop/api/orders');
    expect(join('http://shop/api/', '')).toBe('http://shop/api/');
    expect(join('http://shop/a', '/b#c')).toBe('http://shop/a/b');
  });

  it('stays with the host that the address names', () => {
    for (const path of ['@evil.example/x', '//evil.example', '\\\\evil.example', ':81/x', '.evil.example']) {
      expect(new URL(join('http://shop:8080', path)).origin).toBe('http://shop:8080');
    }
  });
});

describe('the origin of an address', () => {
  it('is what somebody agrees to, and none where nothing can be called', () => {
    expect(originOf('https://shop.example:443/api')).toBe('https://shop.example');
    expect(originOf('http://shop:81/a/b')).toBe('http://shop:81');
    expect(originOf('')).toBeNull();
    expect(originOf('http://shop:99999')).toBeNull();
  });
});
