import type { RefusalReason } from './refusal-reasons.ts';

/**
 * The service throws it to refuse a request. The client receives it as `data.reason` of a tRPC error. Its message is the
 * reason too: the sentences are not in the script of a page, which has its own.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
