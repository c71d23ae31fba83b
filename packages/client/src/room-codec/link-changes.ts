import type { LinkMessage, PeerId, RoomEvent, RoomSecret } from '@visavis/protocol';
import type { PeerMessengers } from '../peer-messages/peer-messengers.ts';
import type { ChangedLink } from '../private-room/changed-link.ts';
import type { PrivateRoom } from '../private-room/open-private-room.ts';
import type { PrivateRoomSecrets } from './private-room-codec.ts';

/** What a change of the link needs, and where it has an effect. @internal */
export interface LinkChangesOptions {
  readonly secrets: PrivateRoomSecrets;
  readonly messengers: PeerMessengers;
  readonly getSelf: () => Promise<PeerId>;
  /** Sends the lock of a new link to the server. */
  readonly sendLock: (lock: ChangedLink['lock']) => void;
  /** The page has another link from now on. */
  readonly onLink: (secret: RoomSecret) => void;
  /** This member must seal its profile again. */
  readonly onChanged: () => void;
  readonly onRoomEvent: (event: RoomEvent) => void;
}

/**
 * Changes the link of a private room during the call. The owner sends the lock to the server first: from then on nobody
 * enters with the old link. Then the members tell each other the new one, over their connections.
 *
 * @internal
 */
export class LinkChanges {
  readonly #options: LinkChangesOptions;
  /** The change that this page has begun. */
  #change: PromiseWithResolvers<void> | null = null;
  /** Who may have the link of that change; null for all who are there when the server has its lock. */
  #receivers: readonly PeerId[] | null = null;

  constructor(options: LinkChangesOptions) {
    this.#options = options;
  }

  /** The server has the lock of a link that this page has made. */
  async confirm(link: ChangedLink): Promise<void> {
    const { getSelf, onLink, secrets } = this.#options;
    onLink(link.secret);
    await this.#use(link, [await getSelf(), ...(this.#receivers ?? secrets.members.ids)]);
    this.#receivers = null;
    this.#change?.resolve();
    this.#change = null;
  }

  /**
   * Changes the link, as the owner of the room. Resolves when the server has its lock.
   *
   * @param receivers who may have it, after a removal: whoever has come since can be the removed person once more
   * @throws {Error} where the browser does not have the key of the owner any more
   */
  async change(
    createLink: NonNullable<PrivateRoom['createLink']>,
    receivers: readonly PeerId[] | null = null,
  ): Promise<void> {
    const { secrets, sendLock } = this.#options;
    const { keyring } = secrets;
    const link = await createLink(keyring.lock);
    await keyring.prepare(link);
    // Of several removals at the same time, each excludes those who came after it.
    this.#receivers =
      receivers?.filter((id) => this.#receivers?.includes(id) ?? true) ?? this.#receivers;
    this.#change ??= Promise.withResolvers<void>();
    sendLock(link.lock);
    await this.#change.promise;
  }

  /** Uses a link that another member has sent. */
  async receive({ secret, lock, members }: LinkMessage): Promise<void> {
    const link = { secret, lock };
    if (!(await this.#options.secrets.keyring.adopt(link))) return;
    this.#options.onLink(secret);
    await this.#use(link, members);
  }

  /** @param receivers who may have the link: those whom the owner knew when it was changed */
  async #use({ secret, lock }: ChangedLink, receivers: readonly PeerId[]): Promise<void> {
    const { secrets, messengers, onChanged, onRoomEvent } = this.#options;
    const { members, delegations } = secrets;
    // Before those who have the new link already: they do not know this member before its profile is sealed for them.
    onChanged();
    for (const id of members.ids) {
      if (members.hasCurrentLink(id)) continue;
      if (receivers.includes(id)) {
        // The messenger waits for a connection where there is none.
        messengers.get(id).sendReliably({ type: 'link', secret, lock, members: [...receivers] });
      } else {
        // Nobody gives them the link, whatever the server says.
        members.remove(id);
        onRoomEvent({ type: 'left', id, reason: 'link-changed' });
      }
    }
    for (const member of await members.unlock())
      onRoomEvent({ type: 'joined', member: await delegations.verify(member) });
  }
}
