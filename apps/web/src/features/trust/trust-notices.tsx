import type { PeerId } from '@visavis/client';
import type { TrustLevel } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { createSnapshots } from '../../call/state/snapshots.ts';
import { comparisonText } from '../../text/messages/comparison.ts';
import { notificationsText } from '../../text/messages/notifications.ts';
import { trustText } from '../../text/messages/trust.ts';
import { Notice } from '../../ui/notice.tsx';
import { createPersonTrust } from './trust-levels.ts';
import { openTrust, trustSubject } from './trust-selection.ts';

/** The levels that a notice warns of. */
type Warning = Extract<TrustLevel, 'changed' | 'different' | 'refused'>;

const isWarning = (level: TrustLevel): level is Warning =>
  level === 'changed' || level === 'different' || level === 'refused';

/** What is to be said about one person: that they want to compare emoji, or that something is wrong. */
function PersonNotices(props: { readonly id: PeerId }) {
  const text = useText(trustText);
  const comparison = useText(comparisonText);
  const common = useText(notificationsText);
  const { member, peerActor, send } = useCall();
  const snapshot = createSnapshots(() => peerActor(props.id));
  const { level } = createPersonTrust(props.id);
  const [isDismissed, setDismissed] = createSignal(false);
  createEffect(on(level, () => setDismissed(false)));
  const name = () => member(props.id)?.profile.name ?? '';
  const isOpen = createMemo(() => {
    const subject = trustSubject();
    return subject?.kind === 'comparison' && subject.id === props.id;
  });
  const warning = createMemo((): Warning | null => {
    const current = level();
    return isWarning(current) && !isDismissed() ? current : null;
  });
  const open = () => openTrust({ kind: 'comparison', id: props.id });
  return (
    <>
      <Show when={snapshot()?.value.comparison === 'invited' && !isOpen()}>
        <Notice
          actions={[
            {
              text: text.compare,
              run: () => {
                send({ type: 'compare', peer: props.id, step: 'start' });
                open();
              },
            },
            {
              text: comparison.notNow,
              run: () => send({ type: 'compare', peer: props.id, step: 'stop' }),
            },
          ]}
        >
          {comparison.invited({ name: name() })}
        </Notice>
      </Show>
      <Show when={!isOpen() && warning()}>
        {(current) => (
          <Notice
            actions={[
              ...(current() === 'refused' ? [] : [{ text: text.compare, run: open }]),
              { text: common.dismiss, run: () => setDismissed(true) },
            ]}
          >
            {text.person[current()]({ name: name() })}
          </Notice>
        )}
      </Show>
    </>
  );
}

/** The server says that some are here who do not have the link of the private room. */
function OutsiderNotice() {
  const text = useText(trustText);
  const common = useText(notificationsText);
  const { snapshot } = useCall();
  const count = createMemo(() => {
    const { haveOutsidersStayed, outsiderCount } = snapshot().context;
    return haveOutsidersStayed ? outsiderCount : 0;
  });
  const [dismissedCount, dismiss] = createSignal(0);
  return (
    <Show when={count() > dismissedCount()}>
      <Notice actions={[{ text: common.dismiss, run: () => dismiss(count()) }]}>
        {text.outsiders({ count: count() })}
      </Notice>
    </Show>
  );
}

/**
 * Says who wants to compare emoji, and warns of people whose key or connection is not the right one, and of those whom
 * only the server has let in.
 */
export function TrustNotices() {
  const { memberIds } = useCall();
  return (
    <>
      <OutsiderNotice />
      <For each={memberIds()}>{(id) => <PersonNotices id={id} />}</For>
    </>
  );
}
