import { PeerId } from '@visavis/client';
import { Moderation, Role, targetOf } from '@visavis/protocol';
import type { InspectionEvent, Observer } from 'xstate';
import * as z from 'zod/mini';

const Signed = z.object({ type: z.literal('trust.moderationSigned'), moderation: Moderation });
const Verified = z.object({
  type: z.literal('trust.moderationVerified'),
  by: PeerId,
  moderation: Moderation,
});
type Verified = z.infer<typeof Verified>;

const WithRole = z.object({ id: PeerId, role: Role });

/** What of a call this looks at. */
const CallSnapshot = z.object({
  context: z.object({
    self: z.nullable(PeerId),
    role: Role,
    members: z.array(WithRole),
    removed: z.array(PeerId),
    roomState: z.nullable(z.object({ guestRights: z.object({ screen: z.boolean() }) })),
  }),
});
type CallContext = z.infer<typeof CallSnapshot>['context'];

const keyOf = (by: string, { action, number }: Moderation): string =>
  JSON.stringify([by, number, action]);

/**
 * Checks that no page is muted, loses its screen share or a connection by a moderation that nobody with a sufficient role
 * has signed, and that nobody has a role in a private room without a delegation of its owner.
 */
export class ModerationMonitor {
  /** To whom the owner of the private room has given a role; null in an open room, where the server decides. */
  readonly #delegated: ReadonlySet<PeerId> | null;
  readonly #signed = new Set<string>();
  /** Who was removed by somebody who may do so. */
  readonly #removed = new Set<PeerId>();
  #isScreenForbidden = false;
  readonly #violations = new Set<string>();

  /** @param delegated to whom the owner of the private room has given a role; null in an open room */
  constructor(delegated: ReadonlySet<PeerId> | null) {
    this.#delegated = delegated;
  }

  get violations(): readonly string[] {
    return [...this.#violations];
  }

  /**
   * Observes the machines of one page.
   *
   * @param self returns the peer id of the page, once it is known
   */
  observePage(self: () => PeerId | null): Observer<InspectionEvent> {
    const used = new Set<string>();
    /** The statement that the page is about to apply. */
    let verified: Verified | null = null;
    let context: unknown = null;
    const next = (inspection: InspectionEvent) => {
      if (inspection.type === '@xstate.event') {
        const { event } = inspection;
        if (event.type === 'trust.moderationSigned') this.#sign(self(), Signed.parse(event));
        if (event.type === 'trust.moderationVerified') verified = Verified.parse(event);
        if (event.type === 'microphone.off') this.#end(self(), 'mute', verified, used);
        if (event.type === 'screen.off' && !this.#isScreenForbidden)
          this.#end(self(), 'stopScreen', verified, used);
      }
      if (inspection.type !== '@xstate.snapshot' || !('context' in inspection.snapshot)) return;
      // Most snapshots of a call have the same roles as the one before, but comparing is no cheaper than this.
      if (inspection.snapshot.context === context) return;
      const call = CallSnapshot.safeParse(inspection.snapshot).data;
      if (call === undefined) return;
      ({ context } = inspection.snapshot);
      this.#checkCall(call.context);
    };
    return { next };
  }

  #sign(by: PeerId | null, { moderation }: z.infer<typeof Signed>): void {
    if (by === null) return;
    if (this.#delegated !== null && !this.#delegated.has(by)) {
      this.#violations.add(`${by} moderates without a delegation`);
      return;
    }
    this.#signed.add(keyOf(by, moderation));
    const { action } = moderation;
    if (action.type === 'remove') this.#removed.add(action.target);
    if (action.type === 'setGuestRights' && !action.guestRights.screen)
      this.#isScreenForbidden = true;
  }

  /** The page of a member ends something because of a moderation. */
  #end(
    self: PeerId | null,
    type: 'mute' | 'stopScreen',
    verified: Verified | null,
    used: Set<string>,
  ): void {
    const key = verified === null ? '' : keyOf(verified.by, verified.moderation);
    const action = verified?.moderation.action;
    const concernsSelf =
      action?.type === type && (targetOf(action) === null || targetOf(action) === self);
    if (!concernsSelf || !this.#signed.has(key))
      this.#violations.add(`${self} obeys ${type} that nobody has signed`);
    if (used.has(key)) this.#violations.add(`${self} obeys ${type} twice`);
    used.add(key);
  }

  #checkCall({ self, role, members, removed }: CallContext): void {
    for (const id of removed) {
      if (!this.#removed.has(id))
        this.#violations.add(`${self} has removed ${id}, which nobody has signed`);
      if (members.some((member) => member.id === id))
        this.#violations.add(`${self} has the member ${id}, who was removed`);
    }
    if (this.#delegated === null) return;
    const others = self === null ? [] : [{ id: self, role }];
    for (const each of [...members, ...others]) {
      if (each.role !== 'guest' && !this.#delegated.has(each.id))
        this.#violations.add(`${each.id} is ${each.role} for ${self}, without a delegation`);
    }
  }
}
