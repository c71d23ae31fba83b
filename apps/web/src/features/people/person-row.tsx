import Ellipsis from 'lucide-solid/icons/ellipsis-vertical';
import Hand from 'lucide-solid/icons/hand';
import MicOff from 'lucide-solid/icons/mic-off';
import ScreenShare from 'lucide-solid/icons/monitor-up';
import VideoOff from 'lucide-solid/icons/video-off';
import type { PeerId, Profile, Role } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useCall } from '../../call/state/call-view.ts';
import { createPeerView } from '../../call/state/peer-view.ts';
import { callText } from '../../text/messages/call.ts';
import { connectionLevelText } from '../../text/messages/connection-level.ts';
import { peopleText } from '../../text/messages/people.ts';
import type { Icon } from '../../ui/icon.ts';
import { Popover } from '../../ui/popover.tsx';
import { SpeakingMark } from '../tiles/speaking-mark.tsx';
import styles from './people.module.css';
import { PersonMenu } from './person-menu.tsx';

const Mark = (props: { readonly text: string; readonly icon: Icon }) => (
  <span role="img" title={props.text} aria-label={props.text}>
    <Dynamic component={props.icon} size={16} aria-hidden="true" />
  </span>
);

/** The role of somebody. Guests have no mark. */
function RoleTag(props: { readonly role: Role }) {
  const text = useText(peopleText);
  return (
    <Show when={props.role !== 'guest'}>
      <span class={styles['role']}>{text.roles[props.role]}</span>
    </Show>
  );
}

interface RowProps {
  readonly name: string;
  readonly profile: Profile | undefined;
  readonly role: Role;
  /** The place of the raised hand in the order, from 1; null if it is not raised. */
  readonly hand: number | null;
  readonly isSpeaking: boolean;
  /** What is wrong with the connection; undefined if nothing is. */
  readonly problem?: string | undefined;
  readonly children?: JSX.Element;
}

function Row(props: RowProps) {
  const text = useText(peopleText);
  return (
    <li class={styles['row']}>
      <span class={styles['who']}>
        <bdi class={styles['name']}>{props.name}</bdi>
        <RoleTag role={props.role} />
        <Show when={props.problem}>
          {(problem) => <span class={styles['problem']}>{problem()}</span>}
        </Show>
      </span>
      <span class={styles['marks']}>
        <Show when={props.hand}>
          {(order) => (
            <span class={styles['hand']}>
              <Mark text={text.marks.hand({ order: order() })} icon={Hand} />
              <span aria-hidden="true">{order()}</span>
            </span>
          )}
        </Show>
        <Show when={props.profile?.screen}>
          <Mark text={text.marks.screen} icon={ScreenShare} />
        </Show>
        <Show when={props.isSpeaking}>
          <SpeakingMark />
        </Show>
        <Show when={props.profile?.camera === false}>
          <Mark text={text.marks.cameraOff} icon={VideoOff} />
        </Show>
        <Show when={props.profile?.microphone === false}>
          <Mark text={text.marks.muted} icon={MicOff} />
        </Show>
      </span>
      {props.children}
    </li>
  );
}

/** The user's own row. */
export function OwnRow(props: { readonly hand: number | null }) {
  const text = useText(peopleText);
  const { snapshot } = useCall();
  const context = () => snapshot().context;
  return (
    <Row
      name={text.you({ name: context().profile.name })}
      profile={context().profile}
      role={context().role}
      hand={props.hand}
      isSpeaking={false}
    />
  );
}

/** The row of another member, with a menu of what the user can do. */
export function PersonRow(props: { readonly id: PeerId; readonly hand: number | null }) {
  const text = useText(callText);
  const { isSpeaking, member } = useCall();
  const name = () => member(props.id)?.profile.name ?? '';
  const label = () => text.optionsFor({ name: name() });
  const levels = useText(connectionLevelText).levels;
  const view = createPeerView(() => props.id);
  const problem = () => {
    if (member(props.id)?.presence === 'away') return text.away;
    const level = view.level();
    return level === 'good' || level === 'connected' || level === 'fair'
      ? undefined
      : levels[level];
  };
  return (
    <Row
      name={name()}
      profile={member(props.id)?.profile}
      role={member(props.id)?.role ?? 'guest'}
      hand={props.hand}
      isSpeaking={isSpeaking(props.id)}
      problem={problem()}
    >
      <Popover
        label={label()}
        trigger={(trigger) => (
          <button type="button" {...trigger} class={styles['options']} aria-label={label()}>
            <Ellipsis size={18} aria-hidden="true" />
          </button>
        )}
      >
        {(close) => <PersonMenu id={props.id} close={close} />}
      </Popover>
    </Row>
  );
}
