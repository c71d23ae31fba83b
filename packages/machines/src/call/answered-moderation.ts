import type { Moderation, PeerId, RefusalReason } from '@visavis/protocol';

/** A moderation, and who has signed it. @public */
export interface ReceivedModeration extends Pick<Moderation, 'action' | 'number'> {
  readonly by: PeerId;
}

/** A moderation of this member that the server has refused. @public */
export interface RefusedModeration extends Pick<Moderation, 'action' | 'number'> {
  /** Null where the server gives none that this version knows. */
  readonly reason: RefusalReason | null;
}
