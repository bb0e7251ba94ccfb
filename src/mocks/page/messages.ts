/** What a page and its service worker tell each other beside what MSW says there. */

/** The page to the service worker, with a port: take me as one of your pages, and say which version this is. */
export const GREETING = 'breakwater-greeting';
/** The answer to a greeting. A service worker of another version is replaced, or not used. */
export const PROTOCOL = 1;
/** The service worker to a page, as the type of a message with a port: do you answer for mock services? */
export const QUESTION = 'breakwater-question';

/** Everything below this folder of the page is for mock services. */
export const MOCK_FOLDER = 'mock/';
