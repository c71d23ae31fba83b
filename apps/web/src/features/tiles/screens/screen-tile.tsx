import type { PeerId } from '@visavis/client';
import { speakerInUse } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createSignal, lazy, Show } from 'solid-js';
import { useCall } from '../../../call/state/call-view.ts';
import { callText } from '../../../text/messages/call.ts';
import { Video } from '../../../ui/media/video.tsx';
import type { DetailsSelection } from '../../connection-details/details-selection.ts';
import type { StageView } from '../../stage/stage-view.ts';
import { screenKey } from '../../stage/tile-key.ts';
import { PeerConnectionBadge } from '../peer-connection-badge.tsx';
import { TileFrame } from '../tile-frame.tsx';
import { ZoomPane } from './zoom/zoom-pane.tsx';
import styles from '../tile.module.css';

const ScreenActions = lazy(() =>
  import('../actions/screen-actions.tsx').then(({ ScreenActions }) => ({ default: ScreenActions })),
);

/** The tile of a shared screen, which can be zoomed. */
export function ScreenTile(props: {
  readonly id: PeerId;
  readonly stage: StageView;
  readonly details: DetailsSelection;
}) {
  const text = useText(callText);
  const { isMutedForMe, media, member, remoteStream, volumeOf } = useCall();
  const [hasFrame, setHasFrame] = createSignal(false);
  const title = () => text.screenOf({ name: member(props.id)?.profile.name ?? '' });
  const showRatio = (ratio: number) => {
    setHasFrame(true);
    props.stage.setRatio(screenKey(props.id), ratio);
  };
  return (
    <TileFrame
      data-screen={props.id}
      tile={screenKey(props.id)}
      label={title()}
      stage={props.stage}
      class={styles['screen']}
      menu={(actions) => <ScreenActions {...actions} id={props.id} details={props.details} />}
    >
      <ZoomPane label={title()}>
        <Video
          class={styles['video']}
          stream={remoteStream(props.id, 'screen')}
          label={title()}
          speaker={speakerInUse(media())}
          volume={volumeOf(props.id, 'screen')}
          isSilent={isMutedForMe(props.id)}
          onRatio={showRatio}
        />
      </ZoomPane>
      <Show when={!hasFrame()}>
        <p class={styles['starting']}>{text.screenStarting}</p>
      </Show>
      <div class={styles['name']}>
        <bdi class={styles['text']}>{title()}</bdi>
      </div>
      <PeerConnectionBadge id={props.id} details={props.details} />
    </TileFrame>
  );
}
