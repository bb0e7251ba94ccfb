/**
 * Exact mean value analysis (Reiser and Lavenberg 1980) of a closed network: users who think, and stations with one
 * server each that every request visits once. Of the thinking only the mean counts.
 */
export function closedNetwork(
  users: number,
  thinkMs: number,
  serviceMs: readonly number[],
): { readonly throughput: number; readonly responseMs: number } {
  let queued = serviceMs.map(() => 0);
  let responseMs = 0;
  let perMs = 0;
  for (let population = 1; population <= users; population++) {
    // Whoever arrives finds what the network with one user less has on average.
    const residence = serviceMs.map((service, index) => service * (1 + queued[index]));
    responseMs = residence.reduce((sum, time) => sum + time, 0);
    perMs = population / (thinkMs + responseMs);
    queued = residence.map((time) => perMs * time);
  }
  return { throughput: perMs * 1000, responseMs };
}
