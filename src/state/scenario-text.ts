/** The text of a scenario, as a file holds it, for whoever shows it. */
export { writeScenario } from '../scenario/write-scenario';
