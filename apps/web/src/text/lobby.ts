import type { RoomPeek } from '@visavis/client';

function people(count: number): string {
  if (count === 1) return 'One person is here';
  return `${count} people are here`;
}

/** Who is in a room, as seen from its door. */
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

/** The door of a room. */
export const lobbyText = {
  whoIsThere,
  looking: 'Looking who is here…',
  preview: 'Your own picture, as in a mirror',
  start: 'Start camera',
  startHint: 'Your browser will ask. Nobody sees you before you join.',
  asking: 'Please allow the camera and the microphone in your browser.',
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
    text: 'Someone in the room has been asked. This page goes on by itself.',
    cancel: 'Do not wait',
  },
  leaving: 'Leaving…',
} as const;
