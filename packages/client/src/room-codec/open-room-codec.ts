import type { Member, RoomEvent, WireMember, WireRoomEvent } from '@visavis/protocol';
import type { RoomCodec } from './room-codec.ts';

const isPlain = (member: WireMember): member is Member => !('sealed' in member.profile);

function decode(event: WireRoomEvent): RoomEvent | null {
  switch (event.type) {
    case 'welcome':
    case 'resync':
      return {
        ...event,
        members: event.members.filter(isPlain),
        waiting: event.waiting.filter(isPlain),
      };
    case 'waiting':
    case 'asked':
      return { ...event, members: event.members.filter(isPlain) };
    case 'joined': {
      const { member } = event;
      return isPlain(member) ? { ...event, member } : null;
    }
    case 'updated': {
      const { profile } = event;
      return 'sealed' in profile ? null : { ...event, profile };
    }
    case 'signal': {
      const signals = event.signals.filter((signal) => signal.kind !== 'sealed');
      return signals.length < event.signals.length ? null : { ...event, signals };
    }
    case 'left':
    case 'away':
    case 'back':
    case 'room':
    case 'role':
    case 'moderated':
      return event;
    default:
      return event satisfies never;
  }
}

/** Open rooms have no secret: what their members tell each other travels as it is. */
export const openRoomCodec: RoomCodec = {
  encodeJoin: ({ room, profile }) => ({ room, profile, delegation: null }),
  encodePeek: (room) => ({ room }),
  encodeProfile: (profile) => profile,
  encodeBatch: (_, batch) => batch,
  decode,
  expectsLink: () => false,
  handleJoined: () => {},
};
