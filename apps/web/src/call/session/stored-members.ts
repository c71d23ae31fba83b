import { PeerId } from '@visavis/client';
import { readText, storeText, tabStorage } from '../../ui/browser/local-storage.ts';

/**
 * Where the tab stores the members about whom the user has chosen something. Ids are those of sessions, so they mean
 * nothing in another room or after the members have closed their tabs.
 */
export const memberKeys = {
  muted: 'visavis.members.muted',
  hidden: 'visavis.members.hidden',
  disconnected: 'visavis.members.disconnected',
} as const;

/** How many members are stored for each choice; who was chosen last is kept. */
const maxMembers = 64;

type MemberKey = (typeof memberKeys)[keyof typeof memberKeys];

/** The members that are stored under a key, the latest last. */
export const storedMembers = (key: MemberKey): readonly PeerId[] =>
  (readText(tabStorage, key) ?? '').split(' ').flatMap((id) => PeerId.safeParse(id).data ?? []);

/** Stores whether something was chosen about a member, until the tab is closed. */
export function storeMember(key: MemberKey, id: PeerId, isChosen: boolean): void {
  const others = storedMembers(key).filter((other) => other !== id);
  const members = isChosen ? [...others, id].slice(-maxMembers) : others;
  storeText(tabStorage, key, members.length === 0 ? null : members.join(' '));
}
