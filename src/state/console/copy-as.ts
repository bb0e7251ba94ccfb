import type { ConsoleRequest } from './console-request';

export type CopyFormat = 'curl' | 'fetch';

/** A request as a command of a POSIX shell, or as JavaScript. */
export function copyText(format: CopyFormat, url: string, request: ConsoleRequest): string {
  return format === 'curl' ? curlText(url, request) : fetchText(url, request);
}

function curlText(url: string, { method, headers, body }: ConsoleRequest): string {
  const words = [
    method === 'HEAD'
      ? 'curl --head'
      : method === 'GET'
        ? 'curl'
        : `curl -X ${/^[A-Za-z]+$/.test(method) ? method : quoted(method)}`,
    // Brackets and braces would stand for several addresses.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    quoted(url),
    ...headers.map(([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === '' ? [] : [`--data-raw ${quoted(body)}`]),
  ];
  const [first, ...others] = words;
  // One argument a line, as people read it; the address stays with the command.
  const address = others.indexOf(quoted(url));
  const head = [first, ...others.slice(0, address + 1)].join(' ');
  return [head, ...others.slice(address + 1)].join(' \\\n  ');
}

/** Nothing has a meaning within single quotes but the quote itself: it stands between two of them. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function fetchText(url: string, { method, headers, body }: ConsoleRequest): string {
  const parts = [
    ...(method === 'GET' ? [] : [`method: ${JSON.stringify(method)}`]),
    ...(headers.length === 0 ? [] : [`headers: ${headersText(headers)}`]),
    ...(body === '' ? [] : [`body: ${JSON.stringify(body)}`]),
  ];
  if (parts.length === 0) return `await fetch(${JSON.stringify(url)});`;
  return `await fetch(${JSON.stringify(url)}, {\n${parts.map((part) => `  ${part},\n`).join('')}});`;
}

/** An object holds each name once, and `__proto__` not at all. */
function headersText(headers: ConsoleRequest['headers']): string {
  const names = headers.map(([name]) => name);
  const fits = new Set(names).size === names.length && !names.includes('__proto__');
  const lines = headers.map(([name, value]) => {
    const [key, text] = [JSON.stringify(name), JSON.stringify(value)];
    return fits ? `    ${key}: ${text},\n` : `    [${key}, ${text}],\n`;
  });
  return fits ? `{\n${lines.join('')}  }` : `[\n${lines.join('')}  ]`;
}
