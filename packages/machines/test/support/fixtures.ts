import {
  Epoch,
  createEventId,
  PeerId,
  RoomName,
  type CandidateSignal,
  type DescriptionSignal,
  type Member,
  type Profile,
  type RoomEvent,
} from '@visavis/protocol';

/** Four people, in the order of their ids. */
export const ana = PeerId.parse('a'.repeat(22));
export const ben = PeerId.parse('b'.repeat(22));
export const cho = PeerId.parse('c'.repeat(22));
export const dov = PeerId.parse('d'.repeat(22));

export const room = RoomName.parse('room1');
const epoch = Epoch.parse('epoch_one');
export const otherEpoch = Epoch.parse('epoch_two');
export const eventIdAt = (n: number) => createEventId(epoch, n);

export function profile(change: Partial<Profile> = {}): Profile {
  return {
    name: 'Someone',
    microphone: false,
    camera: false,
    screen: false,
    hand: false,
    revision: 1,
    ...change,
  };
}

export const member = (id: PeerId, change: Partial<Member> = {}): Member => ({
  id,
  profile: profile(),
  presence: 'present',
  ...change,
});

/** The grace period of the room, in milliseconds. */
export const graceMs = 20_000;

/** The event that tells `self` who else is there. */
export const roomSnapshotEvent = (
  type: 'welcome' | 'resync',
  self: PeerId,
  others: readonly PeerId[],
): RoomEvent => ({
  type,
  self,
  room: { name: room, access: 'open', capacity: 8 },
  members: others.map((id) => member(id)),
  epoch,
  graceMs,
});

export const offer = (sdp = 'offer'): DescriptionSignal => ({
  kind: 'description',
  type: 'offer',
  sdp,
});
export const answer = (sdp = 'answer'): DescriptionSignal => ({
  kind: 'description',
  type: 'answer',
  sdp,
});
export const candidate = (text = 'candidate:1'): CandidateSignal => ({
  kind: 'candidate',
  candidate: text,
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: null,
});
