/** Of what comes to a place with so many slots, each taken for a fixed time or any other: the share that finds none. */
export function erlangLoss(load: number, slots: number): number {
  let loss = 1;
  for (let count = 1; count <= slots; count++) loss = (load * loss) / (count + load * loss);
  return loss;
}

/** Of what comes in one window, a Poisson number with this mean: the share beyond the limit. */
export function shareBeyond(mean: number, limit: number): number {
  let probability = Math.exp(-mean);
  let within = 0;
  let below = 0;
  for (let count = 0; count < limit; count++) {
    within += count * probability;
    below += probability;
    probability *= mean / (count + 1);
  }
  return 1 - (within + limit * (1 - below)) / mean;
}
