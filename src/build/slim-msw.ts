import type { Plugin } from 'vite';
import { leftOut } from './left-out.ts';

/**
 * What of MSW nothing here calls. Its jar for cookies knows all public suffixes of the web, nine tenths of its weight;
 * the mock services set no cookies. In a page it also listens in on WebSockets, and does without a service worker where
 * there is none, by taking over fetch and XMLHttpRequest; the page asks for service workers before it starts MSW.
 */
const JAR = [
  'export class Cookie { static fromJSON() { return null; } }',
  'export class MemoryCookieStore { idx = {}; }',
  'export class CookieJar { getCookiesSync() { return []; } setCookie() { return missing(); } }',
  leftOut('Cookies of mock services', ['parse']),
].join('\n');

/** Of msw/browser: each text and what stands in its place. */
const REPLACED: readonly (readonly [text: string, instead: string])[] = [
  [
    `new InterceptorSource2({
            interceptors: [new WebSocketInterceptor()]
          })`,
    '',
  ],
  [
    `new FallbackHttpSource({
        quiet: options?.quiet
      })`,
    '(() => { throw new Error("MSW without service workers is left out of this build: see src/build"); })()',
  ],
  // The page has looked for a newer one before; MSW would let the error fly when there is none to be had.
  ['existingRegistration.update();', ''],
];

/** The file is made of many, each after a comment with its name; these are only needed for what is replaced. */
export const SECTIONS_LEFT_OUT: readonly string[] = [
  'interceptors/lib/browser/interceptors/WebSocket/index.mjs',
  'interceptors/lib/browser/XMLHttpRequest-',
  'interceptors/lib/browser/fetch-',
  'src/browser/sources/fallback-http-source.ts',
];

/** MSW reads the cookies of each request for handlers that want them; none of ours do. */
const NO_COOKIES = `export const parse = () => ({});\n${leftOut('Cookies of mock services', ['serialize'])}`;

/** Modules that are ours instead, by the name by which MSW imports them. */
const MODULES: Readonly<Record<string, string>> = {
  'tough-cookie': JAR,
  '@mswjs/interceptors/WebSocket': 'export class WebSocketInterceptor {}',
  // Our handlers look at paths by themselves.
  'path-to-regexp': leftOut('Paths as patterns', ['match']),
};

const PREFIX = '\0slim-msw:';

export function slimMsw(): Plugin {
  return {
    name: 'slim-msw',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source) => (source in MODULES ? PREFIX + source : null),
    load: (id) => (id.startsWith(PREFIX) ? MODULES[id.slice(PREFIX.length)] : null),
    transform: (code, id) => {
      if (id.endsWith('/msw/lib/shims/cookie.mjs')) return { code: NO_COOKIES, map: null };
      return id.endsWith('/msw/lib/browser/index.mjs') ? { code: slimPage(code), map: null } : null;
    },
  };
}

export function slimPage(code: string): string {
  const sections = code.split(/^(?=\/\/ (?:node_modules|src)\/)/m);
  const isLeftOut = (section: string): boolean =>
    SECTIONS_LEFT_OUT.some((name) => firstLine(section).includes(name));
  let slim = sections.filter((section) => !isLeftOut(section)).join('');
  for (const [text, instead] of REPLACED) {
    if (!slim.includes(text)) throw new Error(`msw/browser has no '${text}' any more: see slim-msw.ts`);
    slim = slim.replace(text, instead);
  }
  return slim;
}

function firstLine(text: string): string {
  return text.slice(0, text.indexOf('\n'));
}
