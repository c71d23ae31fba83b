import type { PeerId } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { ConnectionBadge } from '../connection-details/connection-badge.tsx';
import { createPeerView } from '../../call/state/peer-view.ts';
import { isSelected, type DetailsSelection } from '../connection-details/details-selection.ts';
import { useCall } from '../../call/state/call-view.ts';
import { connectionLevelText } from '../../text/messages/connection-level.ts';

/** The connection badge on the tiles of a peer. */
export function PeerConnectionBadge(props: { id: PeerId; details: DetailsSelection }) {
  const text = useText(connectionLevelText);
  const { member } = useCall();
  const { level } = createPeerView(() => props.id);
  return (
    <ConnectionBadge
      level={level()}
      text={text.levels[level()]}
      label={text.badge({
        name: member(props.id)?.profile.name ?? '',
        level: text.levels[level()],
      })}
      isOpen={isSelected(props.details.selected(), { kind: 'peer', id: props.id })}
      onPress={() => props.details.toggle({ kind: 'peer', id: props.id })}
    />
  );
}
