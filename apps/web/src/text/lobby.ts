import type { RoomPeek } from '@visavis/client';

const people = (count: number): string =>
  count === 1 ? 'One person is here' : `${count} people are here`;

/** Who is in a room, for someone who has not joined yet. */
function whoIsThere({ state, memberCount }: RoomPeek): string {
  switch (state) {
    case 'empty':
      return 'Nobody is here yet.';
    case 'open':
      return `${people(memberCount)}.`;
    case 'waiting-room':
      return `${people(memberCount)} and will be asked to let you in.`;
    case 'locked':
      return `${people(memberCount)}; the room is locked.`;
    case 'full':
      return `${people(memberCount)}; the room is full.`;
    default:
      return state satisfies never;
  }
}

/** The lobby, the waiting room, and the moments of joining and leaving. */
export const lobbyText = {
  whoIsThere,
  loadingPeek: 'Checking who is here…',
  preview: 'Your video, mirrored',
  start: 'Start camera',
  startHint: 'Your browser will ask for permission. Nobody sees you before you join.',
  requesting: 'Please allow the camera and the microphone in your browser.',
  cameraOff: 'Your camera is off',
  nameLabel: 'Your name',
  guest: 'Guest',
  join: 'Join',
  joining: 'Joining…',
  joinWithBoth: 'Others will see and hear you.',
  joinWithMicrophone: 'Others will hear you, but not see you.',
  joinWithCamera: 'Others will see you, but not hear you.',
  joinWithNeither: 'You will see and hear the others; they will not see or hear you.',
  waiting: {
    title: 'Waiting to be let in',
    text: 'Someone in the room has been asked. You join automatically.',
    cancel: 'Cancel',
  },
  leaving: 'Leaving…',
} as const;
