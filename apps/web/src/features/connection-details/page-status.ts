import {
  callMachine,
  readStatechart,
  mediaMachine,
  signalingMachine,
} from '@visavis/client/statechart';
import { createMemo, type Accessor } from 'solid-js';
import type { Member } from '@visavis/client';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { isSending, deviceProblems } from '../../call/derived/device-state.ts';
import { useCall } from '../../call/state/call-view.ts';
import { connectionDetailsText as words } from '../../text/connection-details.ts';
import { describeDevices, describeRoom, describeServer } from '../../text/page-status.ts';
import { isSameStatusText, type StatusText } from '../../text/status-text.ts';
import { deviceText, callProblemText } from '../../text/text.ts';
import type { Detail } from './detail-list.tsx';
import { describeState } from './strip-regions.ts';

/** Something of this page’s own that the panel shows beside the people: the room, the server, the devices. */
export type PagePart = 'room' | 'server' | 'devices';

/** The machine of each, and the id of its actor in the call. */
export const pageMachines = {
  room: { actor: 'call', chart: readStatechart(callMachine) },
  server: { actor: 'signaling', chart: readStatechart(signalingMachine) },
  devices: { actor: 'media', chart: readStatechart(mediaMachine) },
} as const;

/** How each of them stands, and what can be done. */
export function createPageStatus(kind: () => PagePart): Accessor<StatusText> {
  const { snapshot, signaling, media } = useCall();
  const obstacle = createCallProblem();
  const room = () => {
    const { members } = snapshot().context;
    const namesOf = (presence: Member['presence']) =>
      members.filter((member) => member.presence === presence).map(({ profile }) => profile.name);
    return describeRoom(namesOf('present'), namesOf('away'));
  };
  const server = () => {
    const now = signaling();
    const state = now === undefined ? null : describeState(pageMachines.server.chart, now.value);
    const what = obstacle();
    const isAlone = snapshot().context.members.length === 0;
    return describeServer(
      state,
      what === null ? null : callProblemText.sentence(what, isAlone ? 'alone' : 'connected'),
    );
  };
  const devices = () => {
    const is = (slot: 'microphone' | 'camera' | 'screen') => isSending(media(), slot);
    const [trouble] = deviceProblems(media());
    return describeDevices(
      { microphone: is('microphone'), camera: is('camera'), screen: is('screen') },
      trouble === undefined ? null : deviceText.helpWith(trouble.failure, trouble.kinds).text,
    );
  };
  const all: Readonly<Record<PagePart, () => StatusText>> = { room, server, devices };
  return createMemo(() => all[kind()](), undefined, { equals: isSameStatusText });
}

/** What else there is to know of each. */
export function createPageDetailList(kind: () => PagePart): Accessor<readonly Detail[]> {
  const { memberIds, signaling, snapshot } = useCall();
  return createMemo((): readonly Detail[] => {
    if (kind() === 'room') {
      const { room, roomState } = snapshot().context;
      const there = memberIds().length + 1;
      const people = roomState === null ? null : words.room.peopleOf(there, roomState.capacity);
      return [
        [words.room.name, room],
        [words.room.door, roomState === null ? null : words.room.doors[roomState.access]],
        [words.room.people, people],
      ];
    }
    if (kind() !== 'server') return [];
    const context = signaling()?.context;
    if (context === undefined) return [];
    const waiting = Object.values(context.outbox).reduce((sum, { items }) => sum + items.length, 0);
    return [
      [words.server.attempts, `${context.failedAttempts}`],
      [words.server.waiting, `${waiting}`],
    ];
  });
}
