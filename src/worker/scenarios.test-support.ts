/** Scenarios for tests of the page, which itself gets them by way of the worker. */
export { builtIn } from '../scenario/library/catalogue';
export { randomScenario } from '../scenario/random-scenario.test-support';
