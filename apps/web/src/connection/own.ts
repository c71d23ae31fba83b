import { callMachine, chartOf, mediaMachine, signalingMachine } from '@visavis/client/chart';
import { createMemo, type Accessor } from 'solid-js';
import type { Member } from '@visavis/client';
import { createObstacle } from '../notices/obstacle.ts';
import { isSending, troublesOf } from '../session/devices.ts';
import { useCall } from '../view/view.ts';
import { panelWords as words } from '../words/panel.ts';
import { tellDevices, tellRoom, tellServer } from '../words/panel-own.ts';
import { sameTold, type Told } from '../words/told.ts';
import { deviceWords, obstacleWords } from '../words/words.ts';
import type { Fact } from './facts.tsx';
import { descriptionOf } from './rails.ts';

/** Something of this page’s own that the panel shows beside the people: the room, the server, the devices. */
export type OwnKind = 'room' | 'server' | 'devices';

/** The machine of each, and the id of its actor in the call. */
export const ownMachines = {
  room: { actor: 'call', chart: chartOf(callMachine) },
  server: { actor: 'signaling', chart: chartOf(signalingMachine) },
  devices: { actor: 'media', chart: chartOf(mediaMachine) },
} as const;

/** How each of them stands, and what can be done. */
export function createOwnTold(kind: () => OwnKind): Accessor<Told> {
  const { snapshot, signaling, media } = useCall();
  const obstacle = createObstacle();
  const room = () => {
    const { members } = snapshot().context;
    const namesOf = (presence: Member['presence']) =>
      members.filter((member) => member.presence === presence).map(({ profile }) => profile.name);
    return tellRoom(namesOf('here'), namesOf('away'));
  };
  const server = () => {
    const now = signaling();
    const state = now === undefined ? null : descriptionOf(ownMachines.server.chart, now.value);
    const what = obstacle();
    const isAlone = snapshot().context.members.length === 0;
    return tellServer(
      state,
      what === null ? null : obstacleWords.sentence(what, isAlone ? 'alone' : 'talking'),
    );
  };
  const devices = () => {
    const is = (slot: 'microphone' | 'camera' | 'screen') => isSending(media(), slot);
    const [trouble] = troublesOf(media());
    return tellDevices(
      { microphone: is('microphone'), camera: is('camera'), screen: is('screen') },
      trouble === undefined ? null : deviceWords.helpWith(trouble.failure, trouble.kinds).text,
    );
  };
  const all: Readonly<Record<OwnKind, () => Told>> = { room, server, devices };
  return createMemo(() => all[kind()](), undefined, { equals: sameTold });
}

/** What else there is to know of each. */
export function createOwnFacts(kind: () => OwnKind): Accessor<readonly Fact[]> {
  const { memberIds, signaling, snapshot } = useCall();
  return createMemo((): readonly Fact[] => {
    if (kind() === 'room') {
      const { room, roomState } = snapshot().context;
      const there = memberIds().length + 1;
      const people = roomState === null ? null : words.room.peopleOf(there, roomState.capacity);
      return [
        [words.room.name, room],
        [words.room.door, roomState === null ? null : words.room.doors[roomState.door]],
        [words.room.people, people],
      ];
    }
    if (kind() !== 'server') return [];
    const context = signaling()?.context;
    if (context === undefined) return [];
    const waiting = Object.values(context.outbox).reduce(
      (sum, { signals }) => sum + signals.length,
      0,
    );
    return [
      [words.server.attempts, `${context.attempt}`],
      [words.server.waiting, `${waiting}`],
    ];
  });
}
