import { Show } from 'solid-js';
import { ConnectionBadge } from '../connection-details/connection-badge.tsx';
import { serverLevel } from '@visavis/client/derived';
import type { Box } from './layout/box.ts';
import { classes } from '../../ui/classes.ts';
import { Video } from '../../ui/media/video.tsx';
import { isSending } from '@visavis/client/derived';
import { isSelected, type DetailsSelection } from '../connection-details/details-selection.ts';
import { useCall } from '../../call/state/call-view.ts';
import { connectionLevelText, callText } from '../../text/text.ts';
import { Avatar } from './avatar.tsx';
import { NameTag } from './name-tag.tsx';
import { positionStyle } from './tile-position.ts';
import styles from './tile.module.css';

/** The tile with the own video, mirrored. */
export function OwnTile(props: {
  box: Box;
  isOnTop: boolean;
  isAlone: boolean;
  details: DetailsSelection;
}) {
  const { media, ownStream, signaling, snapshot } = useCall();
  const level = () => serverLevel(signaling());
  const profile = () => snapshot().context.profile;
  const isVideoShown = () => isSending(media(), 'camera');
  return (
    <figure
      data-own
      class={classes(
        styles['tile'],
        props.isOnTop && styles['onTop'],
        !isVideoShown() && styles['blank'],
      )}
      style={positionStyle(props.box)}
      aria-label={callText.youAre(profile().name)}
    >
      <Video
        class={classes(styles['video'], styles['mirrored'])}
        stream={ownStream('camera')}
        label={callText.ownVideo}
        isMuted
      />
      <Show when={!isVideoShown() && !props.isAlone}>
        <Avatar name={profile().name} />
      </Show>
      <NameTag
        name={callText.you}
        profile={{ ...profile(), microphone: isSending(media(), 'microphone') }}
      />
      <ConnectionBadge
        level={level()}
        text={connectionLevelText.serverShort[level()]}
        label={connectionLevelText.serverBadge(level())}
        isOpen={isSelected(props.details.selected(), { kind: 'server' })}
        onPress={() => props.details.toggle({ kind: 'server' })}
      />
    </figure>
  );
}
