import { useText } from '@visavis/text/solid';
import { canFlipCamera, isSending, serverLevel } from '@visavis/client/derived';
import { lazy, Show, Suspense } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { connectionLevelText } from '../../text/messages/connection-level.ts';
import { classes } from '../../ui/classes.ts';
import { Video } from '../../ui/media/video.tsx';
import { ConnectionBadge } from '../connection-details/connection-badge.tsx';
import { isSelected, type DetailsSelection } from '../connection-details/details-selection.ts';
import type { StageView } from '../stage/stage-view.ts';
import { Avatar } from './avatar.tsx';
import { createCornerDrag } from './corner-drag.ts';
import { NameTag } from './name-tag.tsx';
import { TileFrame } from './tile-frame.tsx';
import styles from './tile.module.css';

const FlipCamera = lazy(() =>
  import('./actions/flip-camera.tsx').then(({ FlipCamera }) => ({ default: FlipCamera })),
);
const OwnActions = lazy(() =>
  import('./actions/own-actions.tsx').then(({ OwnActions }) => ({ default: OwnActions })),
);

/** The tile with the own video, mirrored. In a corner of the stage it can be moved to another one. */
export function OwnTile(props: { stage: StageView; isAlone: boolean; details: DetailsSelection }) {
  const text = useText(callText);
  const levelText = useText(connectionLevelText);
  const { hasLookAlike, media, ownStream, ownVoice, signaling, snapshot } = useCall();
  const level = () => serverLevel(signaling());
  const profile = () => snapshot().context.profile;
  const isVideoShown = () => isSending(media(), 'camera');
  // Text that a camera facing away shows could not be read in a mirror.
  const isFacingAway = () => media()?.context.camera?.facingMode === 'environment';
  const drag = createCornerDrag(props.stage.isOwnInCorner);
  return (
    <TileFrame
      {...drag.handlers}
      offset={drag.offset()}
      wasDragged={drag.wasDragged}
      data-own
      data-corner={props.stage.isOwnInCorner()}
      tile="own"
      label={text.youAre({ name: profile().name })}
      stage={props.stage}
      isSpeaking={ownVoice() === 'speaking'}
      class={classes(
        props.stage.isOwnInCorner() && styles['onTop'],
        !isVideoShown() && styles['blank'],
        props.isAlone && styles['alone'],
      )}
      menu={(actions) => <OwnActions {...actions} />}
    >
      <Video
        class={classes(styles['video'], !isFacingAway() && styles['mirrored'])}
        stream={ownStream('camera')}
        label={text.ownVideo}
        isMuted
        onRatio={(ratio) => props.stage.setRatio('own', ratio)}
      />
      <Show when={!isVideoShown()}>
        <Avatar name={profile().name} isAside={props.isAlone} />
      </Show>
      <NameTag
        name={text.you}
        profile={{ ...profile(), microphone: isSending(media(), 'microphone') }}
        hasLookAlike={hasLookAlike('self')}
        isSpeaking={ownVoice() === 'speaking'}
      />
      <Show when={canFlipCamera(media())}>
        <Suspense>
          <FlipCamera />
        </Suspense>
      </Show>
      <Show when={level() !== 'good'}>
        <ConnectionBadge
          level={level()}
          text={levelText.serverLevelsShort[level()]}
          label={levelText.serverBadge({ level: levelText.serverLevels[level()] })}
          isOpen={isSelected(props.details.selected(), { kind: 'server' })}
          onPress={() => props.details.toggle({ kind: 'server' })}
        />
      </Show>
    </TileFrame>
  );
}
