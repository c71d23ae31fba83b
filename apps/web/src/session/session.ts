import { browserPlatform, createCall, RoomName, type Call } from '@visavis/client';
import { signalingUrl } from '../early/address.ts';
import { takeEarly } from '../early/take.ts';
import { Journal } from '../journey/journal.ts';
import { rememberedName } from '../names/own-name.ts';
import { lobbyWords } from '../words/words.ts';
import { recallChoices } from './choices.ts';
import { firstOffers } from './first-offers.ts';
import { intentOf } from './intent.ts';
import { openWhereAllowed } from './permission.ts';
import { inspect } from './recording.ts';

/** A call, and what is remembered of it. */
export interface Session {
  readonly call: Call;
  readonly journal: Journal;
}

let current: (Session & { readonly room: string }) | null = null;

function end({ call, journal }: Session): void {
  journal[Symbol.dispose]();
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
  if (current !== null) end(current);
  const intent = intentOf(location.search);
  const name = intent.name ?? (rememberedName() || lobbyWords.guest);
  const call = createCall({
    url: signalingUrl(),
    room: RoomName.parse(room),
    name,
    platform: browserPlatform(takeEarly()),
    inspect,
  });
  current = { room, call, journal: new Journal(call.actor) };
  call.send({ type: 'enter' });
  recallChoices(call);
  if (intent.join) {
    call.send({ type: 'media.open', kinds: ['microphone', 'camera'] });
    call.send({ type: 'join' });
  } else {
    openWhereAllowed(call);
  }
  return current;
}

/** Opens the session of a room; resolves when its page is worth drawing. */
export async function openFirst(room: string): Promise<void> {
  const { call } = openSession(room);
  if (intentOf(location.search).join) await firstOffers(call);
}

/** Ends the page's call in a room, as when its person goes to another page. */
export function closeSession(room: string): void {
  if (current?.room !== room) return;
  end(current);
  current = null;
}
