import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SECTIONS_LEFT_OUT, slimMsw, slimPage } from './slim-msw';

const library = join(import.meta.dirname, '../../node_modules/msw/lib');
const code = readFileSync(join(library, 'browser/index.mjs'), 'utf8');

describe('MSW as the lab needs it', () => {
  it('has in the page what the service worker needs, and none of what stands in for one', () => {
    const slim = slimPage(code);
    for (const section of SECTIONS_LEFT_OUT) expect(code).toContain(section);
    for (const gone of [
      'XMLHttpRequest',
      'new WebSocket',
      'existingRegistration.update',
      'FallbackHttpSource(',
    ]) {
      expect(code).toContain(gone);
      expect(slim).not.toContain(gone);
    }
    for (const kept of ['ServiceWorkerSource', 'getWorkerInstance', 'FetchResponse', 'setupWorker']) {
      expect(slim).toContain(kept);
    }
    expect(slim.length).toBeLessThan(code.length / 1.6);
  });

  it('says so when MSW is another one than it was made for', () => {
    expect(() => slimPage('var setupWorker;')).toThrow("msw/browser has no 'new InterceptorSource2");
  });

  it('has a jar for cookies with all that MSW takes from it, which keeps none', async () => {
    const load = slimMsw().load;
    const text: unknown =
      typeof load === 'function' ? Reflect.apply(load, {}, ['\0slim-msw:tough-cookie']) : null;
    const jar = await import(`data:text/javascript,${encodeURIComponent(String(text))}`);
    const store = readFileSync(join(library, 'core/utils/cookieStore.mjs'), 'utf8');
    const names = /import \{([^}]+)\} from "tough-cookie"/
      .exec(store)?.[1]
      .split(',')
      .map((name) => name.trim());
    expect(names).toEqual(['Cookie', 'CookieJar', 'MemoryCookieStore']);
    for (const name of names ?? []) expect(jar).toHaveProperty(name);
    expect(new jar.CookieJar(new jar.MemoryCookieStore()).getCookiesSync('https://host.example')).toEqual([]);
    expect(() => new jar.CookieJar().setCookie('a=1')).toThrow('are left out of this build');
  });
});
