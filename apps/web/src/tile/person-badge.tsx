import type { PeerId } from '@visavis/client';
import { Badge } from '../connection/badge.tsx';
import { createPeerView } from '../connection/peer-view.ts';
import { isLookedAt, type Looks } from '../stage/inspected.ts';
import { useCall } from '../view/view.ts';
import { connectionWords } from '../words/words.ts';

/** How the connection to somebody is, on whatever tile shows something of theirs. */
export function PersonBadge(props: { id: PeerId; looks: Looks }) {
  const { member } = useCall();
  const { level } = createPeerView(() => props.id);
  return (
    <Badge
      level={level()}
      word={connectionWords.levels[level()]}
      label={connectionWords.badge(member(props.id)?.profile.name ?? '', level())}
      isOpen={isLookedAt(props.looks.inspected(), { kind: 'person', id: props.id })}
      onPress={() => props.looks.toggle({ kind: 'person', id: props.id })}
    />
  );
}
