import { describe, expect, it } from 'vitest';
import { containerOf, whyNotAvailable, type PagePlace } from './why-not-available';

const here: PagePlace = {
  isSecureContext: true,
  location: { protocol: 'https:', origin: 'https://host.example' },
  navigator: {},
};

describe('why a page has no service workers', () => {
  it('is where it was opened from', () => {
    const location = { protocol: 'file:', origin: 'null' };
    expect(containerOf({ ...here, location })).toContain('Pages opened from file:');
  });

  it('is that its address is not secure', () => {
    const location = { protocol: 'http:', origin: 'http://host.example' };
    expect(containerOf({ ...here, isSecureContext: false, location })).toContain(
      'http://host.example is neither',
    );
  });

  it('is the browser, or the frame that it is shown in', () => {
    expect(containerOf(here)).toContain('private windows');
    const forbidden = {
      get serviceWorker(): never {
        throw new DOMException('no', 'SecurityError');
      },
    };
    expect(containerOf({ ...here, navigator: forbidden })).toContain('in a frame');
  });
});

describe('why a service worker did not start', () => {
  const script = new URL('https://host.example/mockServiceWorker.js');
  it.each([
    [new TypeError('A bad HTTP response code (404) was received when fetching the script.'), 'is gone'],
    [
      new DOMException("The script has an unsupported MIME type ('text/html').", 'SecurityError'),
      'something else',
    ],
    [new DOMException('The user denied permission to use Service Worker.', 'SecurityError'), 'blocks'],
    [new DOMException('The operation is insecure.', 'SecurityError'), 'blocks'],
    [new TypeError('ServiceWorker script evaluation failed'), 'could not be started: ServiceWorker script'],
    ['odd', 'could not be started: odd'],
  ])('is told in words: %s', (cause, words) => {
    expect(whyNotAvailable(cause, script)).toContain(words);
  });
});
