import type { PeerId } from '@visavis/client';
import type { ConnectionLevel } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { createPeerView } from '../../call/state/peer-view.ts';
import type { Box } from './layout/box.ts';
import { classes } from '../../ui/classes.ts';
import { Video } from '../../ui/media/video.tsx';
import type { DetailsSelection } from '../connection-details/details-selection.ts';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { commonText } from '../../text/messages/common.ts';
import { connectionLevelText } from '../../text/messages/connection-level.ts';
import { Avatar } from './avatar.tsx';
import { NameTag } from './name-tag.tsx';
import { PeerConnectionBadge } from './peer-connection-badge.tsx';
import { positionStyle } from './tile-position.ts';
import styles from './tile.module.css';

/** The levels at which no video has arrived, or none will. */
const levelsWithoutVideo: ReadonlySet<ConnectionLevel> = new Set<ConnectionLevel>([
  'waiting',
  'connecting',
  'lost',
]);

/** The levels before the first connection. */
const levelsBeforeConnection: ReadonlySet<ConnectionLevel> = new Set<ConnectionLevel>([
  'waiting',
  'connecting',
]);

interface RemoteTileProps {
  readonly id: PeerId;
  readonly box: Box;
  readonly details: DetailsSelection;
}

/** The tile of a peer: video and audio, name tag, and connection badge. */
export function RemoteTile(props: RemoteTileProps) {
  const text = useText(callText);
  const levelText = useText(connectionLevelText);
  const common = useText(commonText);
  const { hasLookAlike, media, member, remoteStream, send } = useCall();
  const { level, snapshot } = createPeerView(() => props.id);
  const profile = () => member(props.id)?.profile;
  const name = () => profile()?.name ?? '';
  const isVideoShown = () => profile()?.camera === true && !levelsWithoutVideo.has(level());
  const isAway = () => member(props.id)?.presence === 'away';
  const isInterrupted = () => level() === 'reconnecting' || level() === 'lost';
  return (
    <figure
      data-peer={props.id}
      data-connection={snapshot()?.value.connection}
      data-level={level()}
      class={classes(
        styles['tile'],
        !isVideoShown() && styles['blank'],
        isInterrupted() && styles['stale'],
      )}
      style={positionStyle(props.box)}
      aria-label={name()}
    >
      <Video
        class={styles['video']}
        stream={remoteStream(props.id, 'user')}
        label={text.videoOf({ name: name() })}
        speaker={media()?.context.choices.speaker ?? null}
        isReceiving={() => snapshot()?.value.flow === 'receiving'}
      />
      <Show when={!isVideoShown()}>
        <Avatar name={name()} />
      </Show>
      <Show when={isInterrupted()}>
        <div class={styles['interruption']}>
          <p>{levelText.levels[level()]}</p>
          <Show when={level() === 'lost'}>
            <button
              type="button"
              class="button small"
              onClick={() => send({ type: 'retry', peer: props.id })}
            >
              {common.retry}
            </button>
          </Show>
        </div>
      </Show>
      <NameTag
        name={name()}
        profile={profile()}
        isAway={isAway()}
        hasLookAlike={hasLookAlike(props.id)}
        isMisbehaving={snapshot()?.value.budget === 'misbehaving'}
      />
      {/* To somebody who has joined since, a member who is away has never been connected, and is not connecting. */}
      <Show when={!(isAway() && levelsBeforeConnection.has(level()))}>
        <PeerConnectionBadge id={props.id} details={props.details} />
      </Show>
    </figure>
  );
}
