/** How long the words of a scenario may be: whoever types them is told. */
export const WORD_LIMITS = {
  listItems: 50,
  /** Characters: of a name or a tag, of a question or a line to watch, of the notes. */
  name: 120,
  line: 500,
  notes: 20_000,
} as const;
