import { Show } from 'solid-js';
import { ConnectionBadge } from '../connection-details/connection-badge.tsx';
import { serverLevel } from '../../call/derived/connection-level.ts';
import type { Box } from './layout/box.ts';
import { classes } from '../../ui/classes.ts';
import { Video } from '../../ui/media/video.tsx';
import { isSending } from '../../call/derived/device-state.ts';
import { isSelected, type DetailsSelection } from '../connection-details/details-selection.ts';
import { useCall } from '../../call/state/call-view.ts';
import { connectionLevelText, callText } from '../../text/text.ts';
import { Avatar } from './avatar.tsx';
import { NameTag } from './name-tag.tsx';
import { positionStyle } from './tile-position.ts';
import styles from './tile.module.css';

/** One's own picture, as in a mirror. */
export function OwnTile(props: {
  box: Box;
  isOnTop: boolean;
  isAlone: boolean;
  looks: DetailsSelection;
}) {
  const { media, ownStream, signaling, snapshot } = useCall();
  const level = () => serverLevel(signaling());
  const profile = () => snapshot().context.profile;
  const isSeen = () => isSending(media(), 'camera');
  return (
    <figure
      data-own
      class={classes(
        styles['tile'],
        props.isOnTop && styles['onTop'],
        !isSeen() && styles['blank'],
      )}
      style={positionStyle(props.box)}
      aria-label={callText.youAre(profile().name)}
    >
      <Video
        class={classes(styles['picture'], styles['mirrored'])}
        stream={ownStream('camera')}
        label={callText.pictureOf(callText.you)}
        isMuted
      />
      <Show when={!isSeen() && !props.isAlone}>
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
        isOpen={isSelected(props.looks.selected(), { kind: 'server' })}
        onPress={() => props.looks.toggle({ kind: 'server' })}
      />
    </figure>
  );
}
