/**
 * MSW keeps cookies in localStorage and refuses to be imported where there is none, as in a worker. The mock services
 * set no cookies, so one that forgets everything will do. Imported before MSW, since imports run in their order.
 */
if (!('localStorage' in globalThis)) {
  Object.defineProperty(globalThis, 'localStorage', {
    value: { getItem: () => null, setItem: () => undefined },
  });
}
