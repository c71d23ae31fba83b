import { useText } from '@visavis/text/solid';
import { isPrivateRoomName, readSecret } from '../../call/names/room-name.ts';
import { commonText } from '../../text/messages/common.ts';
import { HomeLink, PlainPage } from '../../ui/plain-pages.tsx';

/** Why this page cannot open a room; null if it can. */
export function findOpeningProblem(
  room: string,
  hash: string,
): 'incompleteLink' | 'insecurePage' | null {
  if (!isPrivateRoomName(room)) return null;
  if (!isSecureContext) return 'insecurePage';
  return readSecret(hash) === null ? 'incompleteLink' : null;
}

/** Shown instead of a private room that this page cannot open. */
export function UnopenableRoom(props: { problem: 'incompleteLink' | 'insecurePage' }) {
  const text = useText(commonText);
  return (
    <PlainPage {...text[props.problem]}>
      <HomeLink />
    </PlainPage>
  );
}
