import { reasons, type Reason } from './reasons.ts';

/** The server's no. Thrown by the service, carried to the client as `data.reason` of a tRPC error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: Reason;

  /** @param detail what exactly was wrong, for a developer; the reason's sentence when left out */
  constructor(reason: Reason, detail?: string, options?: ErrorOptions) {
    super(detail ?? reasons[reason].sentence, options);
    this.reason = reason;
  }
}
