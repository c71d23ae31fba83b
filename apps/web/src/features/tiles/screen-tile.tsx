import type { PeerId } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import type { Box } from './layout/box.ts';
import { classes } from '../../ui/classes.ts';
import { Video } from '../../ui/media/video.tsx';
import type { DetailsSelection } from '../connection-details/details-selection.ts';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { PeerConnectionBadge } from './peer-connection-badge.tsx';
import { positionStyle } from './tile-position.ts';
import styles from './tile.module.css';

/** The tile of a shared screen. */
export function ScreenTile(props: { id: PeerId; box: Box; details: DetailsSelection }) {
  const text = useText(callText);
  const { media, member, remoteStream } = useCall();
  const title = () => text.screenOf({ name: member(props.id)?.profile.name ?? '' });
  return (
    <figure
      data-screen={props.id}
      class={classes(styles['tile'], styles['screen'])}
      style={positionStyle(props.box)}
      aria-label={title()}
    >
      <Video
        class={styles['video']}
        stream={remoteStream(props.id, 'screen')}
        label={title()}
        speaker={media()?.context.choices.speaker ?? null}
      />
      <div class={styles['name']}>
        <bdi class={styles['text']}>{title()}</bdi>
      </div>
      <PeerConnectionBadge id={props.id} details={props.details} />
    </figure>
  );
}
