/** What the canvas asks while somebody draws a call, without the part that reads files. */
export { whyNotConnect } from '../scenario/editing/why-not-connect';
