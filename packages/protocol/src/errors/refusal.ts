import { refusalReasons, type RefusalReason } from './refusal-reasons.ts';

/** The server's no. Thrown by the service, carried to the client as `data.reason` of a tRPC error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;

  /** @param detail what exactly was wrong, for a developer; the reason's sentence when left out */
  constructor(reason: RefusalReason, detail?: string, options?: ErrorOptions) {
    super(detail ?? refusalReasons[reason].sentence, options);
    this.reason = reason;
  }
}
