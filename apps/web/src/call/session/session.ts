import { browserPlatform, createCall, RoomName, type Call } from '@visavis/client';
import { signalingUrl } from './server-url.ts';
import { takeEarlyStart } from './take-early-start.ts';
import { CallHistory } from '../history/call-history.ts';
import { storedName } from '../names/display-name.ts';
import { lobbyText } from '../../text/text.ts';
import { applyStoredChoices } from './stored-devices.ts';
import { firstOffers } from './first-offers.ts';
import { readLinkParameters } from './link-parameters.ts';
import { openAllowedDevices } from './allowed-devices.ts';
import { inspectMachines } from './recording.ts';

/** A call, and what is remembered of it. */
export interface Session {
  readonly call: Call;
  readonly history: CallHistory;
}

let current: (Session & { readonly room: string }) | null = null;

function endSession({ call, history }: Session): void {
  history[Symbol.dispose]();
  call[Symbol.dispose]();
}

/**
 * The call of this page in a room; it is made where there is none yet. The entry asks before anything is
 * drawn, so that the server and the devices answer while the rest of the page is still being read.
 *
 * @throws where `room` is no room's name
 */
export function openSession(room: string): Session {
  if (current?.room === room) return current;
  if (current !== null) endSession(current);
  const intent = readLinkParameters(location.search);
  const name = intent.name ?? (storedName() || lobbyText.guest);
  const call = createCall({
    url: signalingUrl(),
    room: RoomName.parse(room),
    name,
    platform: browserPlatform(takeEarlyStart()),
    inspect: inspectMachines,
  });
  current = { room, call, history: new CallHistory(call.actor) };
  call.send({ type: 'openLobby' });
  applyStoredChoices(call);
  if (intent.join) {
    call.send({ type: 'media.open', kinds: ['microphone', 'camera'] });
    call.send({ type: 'join' });
  } else {
    openAllowedDevices(call);
  }
  return current;
}

/** Opens the session of a room; resolves when its page is worth drawing. */
export async function openFirstSession(room: string): Promise<void> {
  const { call } = openSession(room);
  if (readLinkParameters(location.search).join) await firstOffers(call);
}

/** Ends the page's call in a room, as when its person goes to another page. */
export function closeSession(room: string): void {
  if (current?.room !== room) return;
  endSession(current);
  current = null;
}
