import { formatText } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import { pageStatusText } from './messages/page-status.ts';
import { statusText, type StatusText } from './status-text.ts';

/** Describes who is in the room, and whom the server has lost its connection to. */
export function describeRoom(present: readonly string[], away: readonly string[]): StatusText {
  const text = useText(pageStatusText).room;
  const format = useText(formatText);
  if (present.length + away.length === 0) return statusText(text.empty, text.emptyAdvice);
  const sentences = [
    ...(present.length === 0
      ? []
      : [text.present({ count: present.length, names: format.list(present) })]),
    ...(away.length === 0 ? [] : [text.away({ count: away.length, names: format.list(away) })]),
  ];
  return statusText(
    sentences.join(' '),
    away.length === 0 ? null : text.awayAdvice({ count: away.length }),
  );
}

/**
 * Describes the connection to the server.
 *
 * @param state the description of its machine's state; null if there is none
 * @param problem why the server cannot be reached; null if it can
 */
export function describeServer(state: string | null, problem: string | null): StatusText {
  const text = useText(pageStatusText).server;
  return statusText(problem ?? state ?? text.none, problem === null ? null : text.advice);
}

/** Describes which media are sent, and what to do about a failed device. */
export function describeDevices(
  isSending: Readonly<Record<'microphone' | 'camera' | 'screen', boolean>>,
  help: string | null,
): StatusText {
  const text = useText(pageStatusText).devices;
  const { microphone, camera, screen } = isSending;
  const sending = microphone
    ? text[camera ? 'both' : 'microphone']
    : text[camera ? 'camera' : 'neither'];
  return statusText(screen ? `${sending} ${text.screen}` : sending, help);
}
