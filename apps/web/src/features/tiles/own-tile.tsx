import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { ConnectionBadge } from '../connection-details/connection-badge.tsx';
import { serverLevel } from '@visavis/client/derived';
import type { Box } from './layout/box.ts';
import { classes } from '../../ui/classes.ts';
import { Video } from '../../ui/media/video.tsx';
import { isSending } from '@visavis/client/derived';
import { isSelected, type DetailsSelection } from '../connection-details/details-selection.ts';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { connectionLevelText } from '../../text/messages/connection-level.ts';
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
  const text = useText(callText);
  const levelText = useText(connectionLevelText);
  const { hasLookAlike, media, ownStream, signaling, snapshot } = useCall();
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
      aria-label={text.youAre({ name: profile().name })}
    >
      <Video
        class={classes(styles['video'], styles['mirrored'])}
        stream={ownStream('camera')}
        label={text.ownVideo}
        isMuted
      />
      <Show when={!isVideoShown() && !props.isAlone}>
        <Avatar name={profile().name} />
      </Show>
      <NameTag
        name={text.you}
        profile={{ ...profile(), microphone: isSending(media(), 'microphone') }}
        hasLookAlike={hasLookAlike('self')}
      />
      <ConnectionBadge
        level={level()}
        text={levelText.serverLevelsShort[level()]}
        label={levelText.serverBadge({ level: levelText.serverLevels[level()] })}
        isOpen={isSelected(props.details.selected(), { kind: 'server' })}
        onPress={() => props.details.toggle({ kind: 'server' })}
      />
    </figure>
  );
}
