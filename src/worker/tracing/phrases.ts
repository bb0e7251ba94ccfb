/** Small pieces of sentences. */

/** Words that clauses begin with; whatever else one begins with is the name of a part, which stays as it is. */
const FIRST_WORDS =
  /^(?:the|all|it|its|no|not|another|too|there|nobody|a|an|only|so|such|whoever|nothing|in|try|answered|ended|timed|given|waits|wait|somebody|what|while)\b/;

/** The beginning of a sentence. */
function capital(text: string): string {
  return FIRST_WORDS.test(text) ? `${text.slice(0, 1).toUpperCase()}${text.slice(1)}` : text;
}

/** A clause as a sentence of its own. */
export function sentence(clause: string): string {
  const whole = capital(clause);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

export function sentences(...clauses: readonly (string | null | undefined)[]): string {
  return clauses
    .filter((clause): clause is string => clause !== null && clause !== undefined && clause !== '')
    .map(sentence)
    .join(' ');
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c" */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
