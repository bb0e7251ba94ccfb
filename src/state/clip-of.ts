/** What the canvas puts into the clipboard, without the part that reads files. */
export { clipOf } from '../scenario/editing/clip-of';
