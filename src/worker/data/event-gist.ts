import { countText } from '../../base/duration-text';
import type { JsonValue } from '../../base/json';

type Fields = Readonly<Record<string, JsonValue>>;

/** What an event says in a few words: "2 450 cents", "3 of product-4". Empty where its type says all. */
export function gistOf(payload: JsonValue): string {
  if (!isFields(payload)) return '';
  const { amountCents, lines, items, quantity, reason, carrier, name, paymentId, template } = payload;
  if (typeof amountCents === 'number') return `${countText(amountCents)} cents`;
  if (Array.isArray(lines)) return piecesOf(lines);
  if (Array.isArray(items)) return piecesOf(items);
  if (typeof quantity === 'number') return `${countText(quantity)} pieces`;
  const words = [reason, carrier, name, paymentId, template].find((one) => typeof one === 'string');
  return typeof words === 'string' ? words : '';
}

function piecesOf(lines: readonly JsonValue[]): string {
  return lines
    .flatMap((line) => {
      if (!isFields(line)) return [];
      const { productId, quantity } = line;
      if (typeof productId !== 'string' || typeof quantity !== 'number') return [];
      return [`${quantity} of ${productId}`];
    })
    .join(', ');
}

function isFields(value: JsonValue): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
