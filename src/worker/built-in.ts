/** The build puts files that are read already in the place of these (vite.config.ts). */
export { builtIn } from '../scenario/library/catalogue';
