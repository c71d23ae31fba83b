import type { RefusalReason } from './refusal-reasons.ts';
import { refusalSentences } from './refusal-sentences.ts';

/** The service throws it to refuse a request. The client receives it as `data.reason` of a tRPC error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;

  /** @param detail what was wrong, for developers; by default the sentence of the reason */
  constructor(reason: RefusalReason, detail?: string, options?: ErrorOptions) {
    super(detail ?? refusalSentences[reason], options);
    this.reason = reason;
  }
}
