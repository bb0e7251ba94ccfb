import type { Why, WhyMoment } from '../../worker/traces';
import { moment } from '../figures';

/** The whole answer as plain text, for a message or a note. */
export function whyText({ question, answer, moments }: Why): string {
  const lines = moments.map((one, place) => `${place + 1}. ${momentText(one)}`);
  return [question, answer, '', ...lines].join('\n');
}

function momentText({ time, title, text, window, settings }: WhyMoment): string {
  const inForce = settings.map(({ label, value }) => `${label}: ${value}`).join('; ');
  const facts = [
    `${moment(time)}, ${title}. ${text}`,
    window === null ? '' : `${window.title}: ${window.text}`,
    inForce === '' ? '' : `In force: ${inForce}`,
  ];
  return facts.filter((fact) => fact !== '').join('\n   ');
}
