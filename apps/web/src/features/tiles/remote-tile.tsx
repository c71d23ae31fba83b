import type { PeerId } from '@visavis/client';
import { speakerInUse, type ConnectionLevel } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { lazy, Show } from 'solid-js';
import { createPeerView } from '../../call/state/peer-view.ts';
import { classes } from '../../ui/classes.ts';
import { Optional } from '../../ui/optional.tsx';
import { Video } from '../../ui/media/video.tsx';
import type { DetailsSelection } from '../connection-details/details-selection.ts';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import type { StageView } from '../stage/stage-view.ts';
import { personKey } from '../stage/tile-key.ts';
import { Avatar } from './avatar.tsx';
import { Interruption } from './interruption.tsx';
import { NameTag } from './name-tag.tsx';
import { PeerConnectionBadge } from './peer-connection-badge.tsx';
import { TileFrame } from './tile-frame.tsx';
import styles from './tile.module.css';

const TrustMark = lazy(() =>
  import('../trust/trust-mark.tsx').then(({ TrustMark }) => ({ default: TrustMark })),
);
const PersonActions = lazy(() =>
  import('./actions/person-actions.tsx').then(({ PersonActions }) => ({ default: PersonActions })),
);

const Disconnection = lazy(() =>
  import('./local/disconnection.tsx').then(({ Disconnection }) => ({ default: Disconnection })),
);

const MutedMark = lazy(() =>
  import('./local/local-marks.tsx').then(({ MutedMark }) => ({ default: MutedMark })),
);

const HiddenVideoMark = lazy(() =>
  import('./local/local-marks.tsx').then(({ HiddenVideoMark }) => ({
    default: HiddenVideoMark,
  })),
);

/** The levels at which no video has arrived, or none will. */
const levelsWithoutVideo: ReadonlySet<ConnectionLevel> = new Set<ConnectionLevel>([
  'waiting',
  'connecting',
  'lost',
  'disconnectedByUser',
  'disconnectedByPeer',
]);

/** The levels before the first connection. */
const levelsBeforeConnection: ReadonlySet<ConnectionLevel> = new Set<ConnectionLevel>([
  'waiting',
  'connecting',
]);

interface RemoteTileProps {
  readonly id: PeerId;
  readonly stage: StageView;
  readonly details: DetailsSelection;
}

/** The tile of a peer: video and audio, name tag, and what is wrong with the connection. */
export function RemoteTile(props: RemoteTileProps) {
  const text = useText(callText);
  const {
    hasLookAlike,
    hasVideo,
    isMutedForMe,
    isVideoHidden,
    isSpeaking,
    media,
    member,
    receivesVideo,
    remoteStream,
    volumeOf,
  } = useCall();
  const { level, snapshot } = createPeerView(() => props.id);
  const profile = () => member(props.id)?.profile;
  const name = () => profile()?.name ?? '';
  const isVideoShown = () => hasVideo(props.id) && !levelsWithoutVideo.has(level());
  const isAway = () => member(props.id)?.presence === 'away';
  const isTrustKnown = () => {
    const { trust = 'unverified' } = snapshot()?.value ?? {};
    return trust !== 'unverified' && trust !== 'signed';
  };
  const isByUser = () => level() === 'disconnectedByUser';
  const isInterrupted = () => level() === 'reconnecting' || level() === 'lost';
  return (
    <TileFrame
      data-peer={props.id}
      data-connection={snapshot()?.value.connection}
      data-level={level()}
      tile={personKey(props.id)}
      label={name()}
      stage={props.stage}
      isSpeaking={isSpeaking(props.id)}
      class={classes(!isVideoShown() && styles['blank'], isInterrupted() && styles['stale'])}
      menu={(actions) => <PersonActions {...actions} id={props.id} details={props.details} />}
    >
      <Video
        class={styles['video']}
        stream={remoteStream(props.id, 'user')}
        label={text.videoOf({ name: name() })}
        speaker={speakerInUse(media())}
        volume={volumeOf(props.id, 'user')}
        isSilent={isMutedForMe(props.id)}
        isReceiving={() => snapshot()?.value.flow === 'receiving'}
        onRatio={(ratio) => props.stage.setRatio(personKey(props.id), ratio)}
      />
      <Show when={!isVideoShown()}>
        <Avatar name={name()} />
      </Show>
      <Show when={profile()?.camera && !receivesVideo() && !isVideoHidden(props.id)}>
        <p class={styles['saving']}>{text.videoNotReceived}</p>
      </Show>
      <Optional>
        <Show when={isVideoHidden(props.id)}>
          <HiddenVideoMark />
        </Show>
        <Show when={isByUser() || level() === 'disconnectedByPeer'}>
          <Disconnection id={props.id} isByUser={isByUser()} />
        </Show>
      </Optional>
      <Show when={isInterrupted()}>
        <Interruption id={props.id} level={level()} />
      </Show>
      <NameTag
        name={name()}
        profile={profile()}
        isSpeaking={isSpeaking(props.id)}
        isAway={isAway()}
        hasLookAlike={hasLookAlike(props.id)}
        isMisbehaving={snapshot()?.value.budget === 'misbehaving'}
      >
        <Optional>
          <Show when={isTrustKnown()}>
            <TrustMark id={props.id} />
          </Show>
          <Show when={isMutedForMe(props.id)}>
            <MutedMark />
          </Show>
        </Optional>
      </NameTag>
      {/* To somebody who has joined since, a member who is away has never been connected, and is not connecting. */}
      <Show when={!(isAway() && levelsBeforeConnection.has(level()))}>
        <PeerConnectionBadge id={props.id} details={props.details} />
      </Show>
    </TileFrame>
  );
}
