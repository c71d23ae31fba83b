import type { PeerId } from '@visavis/client';
import type { ConnectionLevel } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { ConnectionBadge } from '../connection-details/connection-badge.tsx';
import { createPeerView } from '../../call/state/peer-view.ts';
import { isSelected, type DetailsSelection } from '../connection-details/details-selection.ts';
import { useCall } from '../../call/state/call-view.ts';
import { connectionLevelText } from '../../text/messages/connection-level.ts';

/** The levels at which nothing is wrong. */
const levelsWithoutProblem: ReadonlySet<ConnectionLevel> = new Set<ConnectionLevel>([
  'connected',
  'good',
  'fair',
]);

/** The connection badge on the tiles of a peer, while something is wrong with the connection. */
export function PeerConnectionBadge(props: { id: PeerId; details: DetailsSelection }) {
  const text = useText(connectionLevelText);
  const { member } = useCall();
  const { level } = createPeerView(() => props.id);
  return (
    <Show when={!levelsWithoutProblem.has(level())}>
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
    </Show>
  );
}
