import { statusText, type StatusText } from './status-text.ts';

const nameList = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

const verb = (names: readonly string[]): string => (names.length === 1 ? 'is' : 'are');
const onOrOff = (isOn: boolean): string => (isOn ? 'on' : 'off');

/** Describes who is in the room, and whom the server has lost its connection to. */
export function describeRoom(present: readonly string[], away: readonly string[]): StatusText {
  if (present.length + away.length === 0) {
    return statusText('Nobody else is here.', 'Send the link to the people you want to talk to.');
  }
  const sentences = [
    present.length === 0 ? null : `${nameList(present)} ${verb(present)} here.`,
    away.length === 0 ? null : `The server has lost the connection to ${nameList(away)}.`,
  ];
  return statusText(
    sentences.filter((sentence) => sentence !== null).join(' '),
    away.length === 0 ? null : 'They can come back for a while. Calls with them may continue.',
  );
}

/**
 * Describes the connection to the server.
 *
 * @param state the description of its machine's state; null if there is none
 * @param problem why the server cannot be reached; null if it can
 */
export const describeServer = (state: string | null, problem: string | null): StatusText =>
  statusText(
    problem ?? state ?? 'There is no connection to the server.',
    problem === null ? null : 'Check whether this device is online and other websites open.',
  );

/** Describes which media are sent, and what to do about a failed device. */
export function describeDevices(
  isSending: Readonly<Record<'microphone' | 'camera' | 'screen', boolean>>,
  help: string | null,
): StatusText {
  const sharing = isSending.screen ? ' You share your screen.' : '';
  const { microphone, camera } = isSending;
  return statusText(
    `Your microphone is ${onOrOff(microphone)}, your camera is ${onOrOff(camera)}.${sharing}`,
    help,
  );
}
