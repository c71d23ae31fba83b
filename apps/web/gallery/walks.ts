import type { CaptureReport, ConnectionReport, LinkReport } from '@visavis/machines';
import type { LeftReason, RoomEvent } from '@visavis/protocol';
import { meet, welcome, type ScriptedCall } from './scripted-call.ts';

/** One thing that happens to the connection between Ana and Ben. */
export type Step = (call: ScriptedCall) => void;

const sdp = 'v=0';
const description = (type: 'offer' | 'answer') => ({ kind: 'description', type, sdp }) as const;

export const bare =
  (report: ConnectionReport): Step =>
  ({ connection }) =>
    connection(report);
const negotiated =
  (type: 'offer.made' | 'answer.made' | 'answer.accepted'): Step =>
  ({ connection, round }) =>
    connection({ type, round: round(), sdp });
const comes =
  (type: 'offer' | 'answer'): Step =>
  ({ signal }) =>
    signal(description(type));

/** From the first offer to the search for a way. */
export const beginning: readonly Step[] = [
  comes('offer'),
  bare({ type: 'signaling.have-remote-offer' }),
  negotiated('answer.made'),
  bare({ type: 'signaling.stable' }),
  bare({ type: 'gathering.gathering' }),
  bare({ type: 'ice.checking' }),
  bare({ type: 'connection.connecting' }),
];

/** From there to sound and picture. */
export const arriving: readonly Step[] = [
  bare({ type: 'ice.connected' }),
  bare({ type: 'connection.connected' }),
  bare({ type: 'gathering.complete' }),
  bare({ type: 'channel.open' }),
  bare({ type: 'flow.heard' }),
  bare({ type: 'flow.flowing' }),
  bare({ type: 'ice.completed' }),
];

/** Through every way in which two browsers can negotiate. */
const negotiating: readonly Step[] = [
  bare({ type: 'negotiationneeded' }),
  negotiated('offer.made'),
  bare({ type: 'signaling.have-local-offer' }),
  // The two offers collide.
  comes('offer'),
  comes('answer'),
  bare({ type: 'signaling.have-remote-pranswer' }),
  bare({ type: 'signaling.stable' }),
  negotiated('answer.accepted'),
  comes('offer'),
  bare({ type: 'signaling.have-remote-offer' }),
  bare({ type: 'signaling.have-local-pranswer' }),
  negotiated('answer.made'),
  bare({ type: 'signaling.stable' }),
];

/** Down the ladder of recovery, to where the person is asked. */
export const failing: readonly Step[] = [
  bare({ type: 'ice.disconnected' }),
  bare({ type: 'connection.disconnected' }),
  bare({ type: 'flow.silent' }),
  bare({ type: 'ice.failed' }),
  bare({ type: 'connection.failed' }),
  bare({ type: 'connection.failed' }),
  bare({ type: 'connection.failed' }),
  bare({ type: 'connection.failed' }),
  bare({ type: 'connection.failed' }),
  bare({ type: 'connection.failed' }),
];

/** Being put away. */
const closing: readonly Step[] = [
  bare({ type: 'channel.closing' }),
  bare({ type: 'channel.closed' }),
  bare({ type: 'signaling.closed' }),
  bare({ type: 'ice.closed' }),
  bare({ type: 'connection.closed' }),
];

const link =
  (report: LinkReport): Step =>
  (call) =>
    call.link(report);
const capture =
  (report: CaptureReport): Step =>
  (call) =>
    call.capture(report);
const arrives =
  (event: RoomEvent): Step =>
  ({ arrive }) =>
    arrive(event);
const says =
  (event: Parameters<ScriptedCall['call']['send']>[0]): Step =>
  ({ call }) =>
    call.send(event);
const network =
  (type: 'network.online' | 'network.offline' | 'network.changed'): Step =>
  ({ call }) =>
    call.actor.send({ type });

const lost = link({ type: 'link.lost', chance: 0 });
const opens = link({ type: 'link.open' });
const joins = [says({ type: 'join' }), link({ type: 'link.joined' })];
const isWelcome = arrives(welcome);
const putOut = (reason: LeftReason) => arrives({ type: 'left', id: welcome.self, reason });
const refused = (reason: 'room-full' | 'room-locked' | 'client-outdated') =>
  link({ type: 'link.refused', reason, chance: 0 });

/** What the connection to the server goes through. */
const server = [
  says({ type: 'enter' }),
  opens,
  lost,
  network('network.changed'),
  opens,
  network('network.offline'),
  lost,
  network('network.changed'),
  lost,
  network('network.online'),
  opens,
  says({ type: 'leave' }),
];

const goesWrong = (kind: 'microphone' | 'camera'): readonly Step[] =>
  (['denied', 'busy', 'over-constrained', 'insecure'] as const).flatMap((failure) => [
    says({ type: `${kind}.toggle` }),
    capture({ type: `${kind}.${failure}` }),
  ]);
const runs = (kind: 'microphone' | 'camera') =>
  capture({ type: `${kind}.live`, track: { id: kind, deviceId: null, label: kind } });

/** What microphone, camera and screen go through. */
const devices = [
  says({ type: 'enter' }),
  says({ type: 'media.open', kinds: ['microphone', 'camera'] }),
  runs('microphone'),
  runs('camera'),
  says({ type: 'microphone.toggle' }),
  capture({ type: 'microphone.ended' }),
  capture({ type: 'camera.ended' }),
  ...goesWrong('microphone'),
  ...goesWrong('camera'),
  opens,
  ...joins,
  isWelcome,
  arrives(meet()),
  says({ type: 'screen.toggle' }),
  capture({ type: 'screen.live', video: 'screen', audio: null }),
  capture({ type: 'screen.ended' }),
  says({ type: 'screen.toggle' }),
  capture({ type: 'screen.refused' }),
];

/** To the door once more after a call that is over, and to where this person asks to be let in. */
const again = [says({ type: 'again' }), opens, ...joins];

/** What somebody's part in a room goes through, with every way in which it ends. */
const room = [
  says({ type: 'enter' }),
  opens,
  ...joins,
  arrives({ type: 'room', room: { ...welcome.room, door: 'knock' } }),
  isWelcome,
  arrives(meet()),
  says({ type: 'leave' }),
  lost,
  ...again,
  isWelcome,
  putOut('kicked'),
  ...again,
  isWelcome,
  putOut('replaced'),
  ...again,
  isWelcome,
  putOut('ended'),
  ...again,
  refused('room-full'),
  ...again,
  refused('room-locked'),
  ...again,
  refused('client-outdated'),
];

/** Everything that can become of what the panel shows, state by state. */
export const walks = {
  person: [...beginning, ...arriving, ...negotiating, ...failing, ...closing],
  server,
  devices,
  room,
} as const satisfies Record<string, readonly Step[]>;
