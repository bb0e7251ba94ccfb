/**
 * What the library has beyond titles and questions: filters, a search that forgives slips, pictures of real runs. It
 * comes when the page is idle, or with the first letter that somebody types.
 */
export { CardMore } from './card-more';
export { CardPicture } from './card-picture';
export { FilterPanel } from './filter-panel';
export { findScenarios } from './find-scenarios';
export { FoundPatterns } from './found-patterns';
export { LibraryHead } from './library-head';
export { listenForArrows } from './card-arrows';
