import { isSending, speakerInUse } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { moderationText } from '../../text/messages/moderation.ts';
import { portraitText } from '../../text/messages/portrait.ts';
import { Notice } from '../../ui/notice.tsx';
import { playTones } from '../devices/tones.ts';
import { shortcutKeys } from '../shortcuts/shortcut-setting.ts';
import { createShortcuts } from '../shortcuts/shortcuts.ts';
import { WithPortrait } from '../portrait/portrait-image.tsx';
import { createModeration } from '../people/moderation.ts';

/** A falling pair of tones, in Hz: somebody has come. */
const arrivalHz = [783.99, 587.33] as const;

/** What somebody who moderates did to the user, until it is dismissed. */
function ModeratedNotice() {
  const text = useText(moderationText);
  const { media, member, send, snapshot } = useCall();
  const [dismissed, dismiss] = createSignal<number | null>(null);
  // A notice stays while the rest of the call changes.
  const last = createMemo(() => snapshot().context.lastModeration);
  const current = () => {
    const moderation = last();
    return moderation === null || moderation.number === dismissed() ? null : moderation;
  };
  const sentence = () => {
    const moderation = current();
    if (moderation === null) return null;
    const name = member(moderation.by)?.profile.name ?? text.somebody;
    const { type } = moderation.action;
    const sentences: Partial<Record<typeof type, (values: { name: string }) => string>> = {
      mute: text.mute,
      askToUnmute: text.askToUnmute,
      stopScreen: text.stopScreen,
      lowerHand: text.lowerHand,
      makeHost: text.makeHost,
    };
    return sentences[type]?.({ name }) ?? null;
  };
  const isAboutMicrophone = () => {
    const type = current()?.action.type;
    return type === 'mute' || type === 'askToUnmute';
  };
  const dismissCurrent = () => dismiss(last()?.number ?? null);
  // Who unmutes has answered.
  createEffect(
    on(
      () => isSending(media(), 'microphone'),
      (isOn) => {
        if (isOn && isAboutMicrophone()) dismissCurrent();
      },
      { defer: true },
    ),
  );
  const actions = () => [
    ...(isAboutMicrophone()
      ? [{ text: text.unmute, run: () => send({ type: 'microphone.toggle' }) }]
      : []),
    { text: text.dismiss, run: dismissCurrent },
  ];
  return <Show when={sentence()}>{(shown) => <Notice actions={actions()}>{shown()}</Notice>}</Show>;
}

/** Who waits to be let in, for those who may admit them. */
function WaitingNotice(props: { readonly onPeople: () => void }) {
  const text = useText(moderationText);
  const portraits = useText(portraitText);
  const { media, snapshot } = useCall();
  const { moderate } = createModeration();
  const waiting = () => snapshot().context.waiting;
  const count = createMemo(() => waiting().length);
  const name = () => waiting()[0]?.profile.name ?? '';
  const onlyPortrait = createMemo(() =>
    count() === 1 ? (waiting()[0]?.profile.portrait ?? null) : null,
  );
  createEffect(
    on(count, (now, before) => {
      // Without a sound, the notice is there.
      if (now > (before ?? 0)) void playTones(speakerInUse(media()), arrivalHz).catch(() => {});
    }),
  );
  createShortcuts({
    [shortcutKeys.admit]: () => {
      const [first] = waiting();
      if (first !== undefined) moderate({ type: 'admit', target: first.id });
    },
  });
  const actions = () => {
    const [first] = waiting();
    return first === undefined || count() > 1
      ? [
          { text: text.show, run: () => props.onPeople() },
          { text: text.admitAll, run: () => moderate({ type: 'admit', target: null }) },
        ]
      : [
          { text: text.deny, run: () => moderate({ type: 'deny', target: first.id }) },
          { text: text.admit, run: () => moderate({ type: 'admit', target: first.id }) },
        ];
  };
  return (
    <Show when={count() > 0}>
      <Notice actions={actions()}>
        <WithPortrait portrait={onlyPortrait()} label={portraits.of({ name: name() })}>
          {text.waiting({ count: count(), name: name() })}
        </WithPortrait>
      </Notice>
    </Show>
  );
}

/** The user wanted to moderate, and the server did not permit it. */
function RefusedNotice() {
  const text = useText(moderationText);
  const { snapshot } = useCall();
  const [dismissed, dismiss] = createSignal<number | null>(null);
  const last = createMemo(() => snapshot().context.refusedModeration);
  const refused = () => last()?.number ?? null;
  return (
    <Show when={refused() !== null && refused() !== dismissed()}>
      <Notice actions={[{ text: text.dismiss, run: () => dismiss(refused()) }]}>
        {last()?.reason === 'not-permitted' ? text.refused : text.failed}
      </Notice>
    </Show>
  );
}

/** The notices about moderation. */
export const ModerationNotices = (props: { readonly onPeople: () => void }) => (
  <>
    <WaitingNotice onPeople={() => props.onPeople()} />
    <ModeratedNotice />
    <RefusedNotice />
  </>
);
