/** What the canvas asks while somebody draws a call or leads one elsewhere, without the part that reads files. */
export { whyNotConnect, whyNotReconnect } from '../scenario/editing/why-not-connect';
