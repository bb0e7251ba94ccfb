/** Says whether a figure is what the design asks for; the process fails by one that is not. */
export function conclude(holds: boolean, what: string): void {
  console.log(`${holds ? 'holds' : 'BROKEN'}: ${what}`);
  if (!holds) process.exitCode = 1;
}
