/** How every request goes out: nothing of the person goes along, and nothing of the answer is kept. */
export const MANNERS = {
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
  redirect: 'follow',
} as const satisfies RequestInit;
