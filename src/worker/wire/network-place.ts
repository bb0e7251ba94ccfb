import type { WirePage } from './contract';

const PRIVATE_V4 = /^(?:10\.\d+|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+$/;
const PRIVATE_V6 = /^\[f(?:[cd]|e[89ab])/;

/** Whether a host name, as URL has it, means this machine for every browser, without a look into any directory. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d+){3}$/.test(hostname)
  );
}

/** Whether it lies on this machine or in the network around it, as far as the name tells. */
export function isNearby(hostname: string): boolean {
  return (
    isLoopback(hostname) ||
    PRIVATE_V4.test(hostname) ||
    PRIVATE_V6.test(hostname) ||
    hostname.endsWith('.local')
  );
}

/** Whether browsers refuse to call it for a page that came by https. For this machine most of them make an exception. */
export function isMixed({ protocol, hostname }: URL, { secure }: WirePage): boolean {
  return secure && protocol === 'http:' && !isLoopback(hostname);
}
