/** For how long a notice has been there, in ms. */
export interface NoticeAge {
  /** While nobody held it by pointer or focus. */
  readonly read: number;
  /** While the run went on. */
  readonly ran: number;
}

export const NEW_NOTICE: NoticeAge = { read: 0, ran: 0 };

const READ_WITHIN_MS = 6000;
const OFFERED_FOR_MS = 20_000;

/** A notice that only tells goes when it was read; one that offers something goes when the run has left it behind. */
export function isOver({ read, ran }: NoticeAge, hasOffer: boolean): boolean {
  return hasOffer ? ran >= OFFERED_FOR_MS : read >= READ_WITHIN_MS;
}

interface Passing {
  readonly held: boolean;
  readonly moving: boolean;
}

export function aged({ read, ran }: NoticeAge, ms: number, { held, moving }: Passing): NoticeAge {
  return { read: held ? read : read + ms, ran: held || !moving ? ran : ran + ms };
}
