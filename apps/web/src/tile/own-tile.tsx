import { Show } from 'solid-js';
import { Badge } from '../connection/badge.tsx';
import { serverLevel } from '../connection/level.ts';
import type { Box } from '../layout/box.ts';
import { classes } from '../parts/classes.ts';
import { Video } from '../parts/video.tsx';
import { isSending } from '../session/devices.ts';
import { isLookedAt, type Looks } from '../stage/inspected.ts';
import { useCall } from '../view/view.ts';
import { connectionWords, stageWords } from '../words/words.ts';
import { Avatar } from './avatar.tsx';
import { NameTag } from './marks.tsx';
import { placeAt } from './place.ts';
import styles from './tile.module.css';

/** One's own picture, as in a mirror. */
export function OwnTile(props: { box: Box; isOnTop: boolean; isAlone: boolean; looks: Looks }) {
  const { media, own, signaling, snapshot } = useCall();
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
      style={placeAt(props.box)}
      aria-label={stageWords.youAre(profile().name)}
    >
      <Video
        class={classes(styles['picture'], styles['mirrored'])}
        stream={own('camera')}
        label={stageWords.pictureOf(stageWords.you)}
        silent
      />
      <Show when={!isSeen() && !props.isAlone}>
        <Avatar name={profile().name} />
      </Show>
      <NameTag
        name={stageWords.you}
        profile={{ ...profile(), microphone: isSending(media(), 'microphone') }}
      />
      <Badge
        level={level()}
        word={connectionWords.serverShort[level()]}
        label={connectionWords.serverBadge(level())}
        isOpen={isLookedAt(props.looks.inspected(), { kind: 'server' })}
        onPress={() => props.looks.toggle({ kind: 'server' })}
      />
    </figure>
  );
}
