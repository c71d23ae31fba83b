import type { PeerId } from '@visavis/client';
import { ConnectionBadge } from '../connection-details/connection-badge.tsx';
import { createPeerView } from '../../call/state/peer-view.ts';
import { isSelected, type DetailsSelection } from '../connection-details/details-selection.ts';
import { useCall } from '../../call/state/call-view.ts';
import { connectionLevelText } from '../../text/text.ts';

/** The connection badge on the tiles of a peer. */
export function PeerConnectionBadge(props: { id: PeerId; details: DetailsSelection }) {
  const { member } = useCall();
  const { level } = createPeerView(() => props.id);
  return (
    <ConnectionBadge
      level={level()}
      text={connectionLevelText.levels[level()]}
      label={connectionLevelText.badge(member(props.id)?.profile.name ?? '', level())}
      isOpen={isSelected(props.details.selected(), { kind: 'peer', id: props.id })}
      onPress={() => props.details.toggle({ kind: 'peer', id: props.id })}
    />
  );
}
