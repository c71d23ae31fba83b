import type { Member } from '@visavis/client';
import { deviceProblems, isSending } from '@visavis/client/derived';
import {
  callMachine,
  mediaMachine,
  readStatechart,
  signalingMachine,
} from '@visavis/client/statechart';
import { formatText } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import { createMemo, type Accessor } from 'solid-js';
import { createCallProblem } from '../../call/state/call-problem.ts';
import { useCall } from '../../call/state/call-view.ts';
import { describeCallProblem } from '../../text/call-problem.ts';
import { connectionDetailsText } from '../../text/messages/connection-details.ts';
import { helpWith } from '../../text/device-help.ts';
import { describeDevices, describeRoom, describeServer } from '../../text/page-status.ts';
import { isSameStatusText, type StatusText } from '../../text/status-text.ts';
import type { Detail } from './detail-list.tsx';
import { describeState } from './strip-regions.ts';

/** The parts of this page that the connection details show besides the peers. */
export type PagePart = 'room' | 'server' | 'devices';

/** The machine of each part, and the id of its actor in the call. */
export const pageMachines = {
  room: { actor: 'call', chart: readStatechart(callMachine) },
  server: { actor: 'signaling', chart: readStatechart(signalingMachine) },
  devices: { actor: 'media', chart: readStatechart(mediaMachine) },
} as const;

/** Describes the state of a part in sentences. */
export function createPageStatus(part: () => PagePart): Accessor<StatusText> {
  const { snapshot, signaling, media } = useCall();
  const problem = createCallProblem();
  const room = () => {
    const { members } = snapshot().context;
    const namesOf = (presence: Member['presence']) =>
      members.filter((member) => member.presence === presence).map(({ profile }) => profile.name);
    return describeRoom(namesOf('present'), namesOf('away'));
  };
  const server = () => {
    const value = signaling()?.value;
    const state = value === undefined ? null : describeState(pageMachines.server.chart, value);
    const current = problem();
    if (current === null) return describeServer(state, null);
    const isAlone = snapshot().context.members.length === 0;
    return describeServer(state, describeCallProblem(current, isAlone ? 'alone' : 'connected'));
  };
  const devices = () => {
    const [failed] = deviceProblems(media());
    return describeDevices(
      {
        microphone: isSending(media(), 'microphone'),
        camera: isSending(media(), 'camera'),
        screen: isSending(media(), 'screen'),
      },
      failed === undefined ? null : helpWith(failed.failure, failed.kinds).text,
    );
  };
  const statuses: Readonly<Record<PagePart, () => StatusText>> = { room, server, devices };
  return createMemo(() => statuses[part()](), undefined, { equals: isSameStatusText });
}

/** Lists the details of a part. */
export function createPageDetailList(part: () => PagePart): Accessor<readonly Detail[]> {
  const { memberIds, signaling, snapshot } = useCall();
  const roomDetails = (): readonly Detail[] => {
    const text = useText(connectionDetailsText).room;
    const { room, roomState } = snapshot().context;
    const count = memberIds().length + 1;
    return [
      [text.name, room],
      [text.access, roomState === null ? null : text.accessModes[roomState.access]],
      [
        text.people,
        roomState === null ? null : text.peopleOf({ count, capacity: roomState.capacity }),
      ],
    ];
  };
  const serverDetails = (): readonly Detail[] => {
    const text = useText(connectionDetailsText).server;
    const format = useText(formatText);
    const context = signaling()?.context;
    if (context === undefined) return [];
    const unsentSignals = Object.values(context.outbox).reduce(
      (sum, { items }) => sum + items.length,
      0,
    );
    return [
      [text.attempts, format.number(context.failedAttempts)],
      [text.unsentSignals, format.number(unsentSignals)],
    ];
  };
  const details: Readonly<Record<PagePart, () => readonly Detail[]>> = {
    room: roomDetails,
    server: serverDetails,
    devices: () => [],
  };
  return createMemo(() => details[part()]());
}
