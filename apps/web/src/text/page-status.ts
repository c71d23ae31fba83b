import { statusText, type StatusText } from './status-text.ts';

const nameList = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

const is = (names: readonly string[]): string => (names.length === 1 ? 'is' : 'are');
const on = (isOn: boolean): string => (isOn ? 'on' : 'off');

/** Who is in the room, and of whom the server hears nothing. */
export function describeRoom(here: readonly string[], away: readonly string[]): StatusText {
  if (here.length + away.length === 0) {
    return statusText('Nobody else is here.', 'Send the link to whoever is to come.');
  }
  const sentences = [
    here.length === 0 ? null : `${nameList(here)} ${is(here)} here.`,
    away.length === 0 ? null : `The server hears nothing of ${nameList(away)}.`,
  ];
  return statusText(
    sentences.filter((sentence) => sentence !== null).join(' '),
    away.length === 0
      ? null
      : 'Their places are kept for a while; calls that go on do not need it.',
  );
}

/** The connection to the server: what keeps the page from it, or else what its machine says of its state. */
export const describeServer = (state: string | null, obstacle: string | null): StatusText =>
  statusText(
    obstacle ?? state ?? 'There is no connection to the server.',
    obstacle === null ? null : 'Look whether this device has a network and other pages open.',
  );

/** What this person sends, and what holds a device back. */
export function describeDevices(
  isSending: Readonly<Record<'microphone' | 'camera' | 'screen', boolean>>,
  help: string | null,
): StatusText {
  const sharing = isSending.screen ? ' You share your screen.' : '';
  const { microphone, camera } = isSending;
  return statusText(
    `Your microphone is ${on(microphone)}, your camera is ${on(camera)}.${sharing}`,
    help,
  );
}
