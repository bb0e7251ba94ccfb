/**
 * Two runs of the same scenario, seed and commands are equal bit for bit under one engine version. It grows with
 * every change of the simulation that changes a hash; files, links and verdicts carry it.
 */
export const ENGINE_VERSION = 5;
