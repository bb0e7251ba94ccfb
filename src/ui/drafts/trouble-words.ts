import { MOST_DRAFTS, type StoreTrouble } from '../../state/drafts/draft-store';

/** Why nothing is kept now, as the end of a sentence: "Not saved: storage is full." */
export function troubleReason(trouble: StoreTrouble): string {
  switch (trouble.kind) {
    case 'forbidden':
      return 'this browser forbids storage';
    case 'full':
      return 'storage is full';
    case 'blocked':
      return 'storage does not answer';
    case 'newer':
      return 'a newer Breakwater keeps drafts here';
    case 'many':
      return `there are ${MOST_DRAFTS} drafts already`;
    case 'failed':
      return 'storage has failed';
  }
}

/** What can be done about it. */
export function troubleAdvice(trouble: StoreTrouble): string {
  switch (trouble.kind) {
    case 'forbidden':
      return 'A private window or a setting of the browser may be the reason. What you make here lasts until this tab is closed.';
    case 'full':
      return 'Delete drafts that you do not need, or save this one as a file.';
    case 'blocked':
      return 'Close other tabs with Breakwater, above all those that have been open for long.';
    case 'newer':
      return 'Reload the page to get the newer Breakwater. What is kept is left as it is.';
    case 'many':
      return 'No more are kept. Delete some that you do not need, or save this one as a file.';
    case 'failed':
      return trouble.message;
  }
}

/** Both, as they stand alone. */
export function troubleSentence(trouble: StoreTrouble): string {
  return `Not saved: ${troubleReason(trouble)}. ${troubleAdvice(trouble)}`;
}
