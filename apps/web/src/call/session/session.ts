import {
  browserPlatform,
  createCall,
  isPrivateRoom,
  openPrivateRoom,
  RoomName,
  RoomSecret,
  type Call,
} from '@visavis/client';
import { CallHistory } from '../history/call-history.ts';
import { storedName } from '../names/display-name.ts';
import { guestName } from '../names/guest-name.ts';
import { readSecret, roomInPath } from '../names/room-name.ts';
import { openAllowedDevices } from './allowed-devices.ts';
import { firstOffers } from './first-offers.ts';
import { readLinkParameters } from './link-parameters.ts';
import { inspectMachines } from './recording.ts';
import { signalingUrl } from './server-url.ts';
import { applyStoredChoices } from './stored-choices.ts';
import { takeEarlyStart } from './take-early-start.ts';

/** A call and its history. */
export interface Session {
  readonly call: Call;
  readonly history: CallHistory;
}

let current: (Session & { readonly room: string }) | null = null;

/** What opens the room, if it is a private one. */
const openRoom = (room: RoomName, hash: string) =>
  isPrivateRoom(room) ? openPrivateRoom(room, RoomSecret.parse(readSecret(hash))) : null;

/** Puts the secret of the new link of a room into the address, which is the link, and what a reload opens. */
function replaceSecret(room: RoomName, secret: RoomSecret): void {
  // The user may have gone to another page meanwhile.
  if (roomInPath(location.pathname) !== room) return;
  history.replaceState(history.state, '', `#${secret}`);
}

function endSession({ call, history }: Session): void {
  history[Symbol.dispose]();
  call[Symbol.dispose]();
}

/**
 * Returns this page's session in a room, and creates it if there is none. main.ts opens it before anything is
 * rendered, so that connecting and opening devices overlap with loading the rest of the page.
 *
 * @param hash the fragment of the address, from `#` on, which has the secret of a private room
 * @throws if `room` is no valid room name, or that of a private room and there is no secret
 */
export function openSession(room: string, hash: string): Session {
  if (current?.room === room) return current;
  const roomName = RoomName.parse(room);
  if (current !== null) endSession(current);
  const parameters = readLinkParameters(location.search);
  const call = createCall({
    url: signalingUrl(),
    room: roomName,
    privateRoom: openRoom(roomName, hash),
    name: parameters.name ?? (storedName() || guestName()),
    platform: browserPlatform(takeEarlyStart()),
    onLink: (secret) => replaceSecret(roomName, secret),
    inspect: inspectMachines,
  });
  current = { room, call, history: new CallHistory(call.actor) };
  call.send({ type: 'openLobby' });
  applyStoredChoices(call);
  if (parameters.join) {
    call.send({ type: 'media.open', kinds: ['microphone', 'camera'] });
    call.send({ type: 'join' });
  } else {
    openAllowedDevices(call);
  }
  return current;
}

/** Opens the first session of the page; resolves when rendering should start. */
export async function openFirstSession(room: string): Promise<void> {
  const { call } = openSession(room, location.hash);
  if (readLinkParameters(location.search).join) await firstOffers(call);
}

/** Ends the session in a room, when the user navigates to another page. */
export function closeSession(room: string): void {
  if (current?.room !== room) return;
  endSession(current);
  current = null;
}
