import { useText } from '@visavis/text/solid';
import { createEffect, onCleanup, type Accessor } from 'solid-js';
import { systemText } from '../../text/messages/system.ts';

interface TabOptions {
  readonly room: Accessor<string>;
  /** How many people are in the call. */
  readonly peopleCount: Accessor<number>;
  readonly isMicrophoneOn: Accessor<boolean>;
}

/** The icons of the tab, in `public/`. */
const icons = { on: '/icon-call.svg', muted: '/icon-muted.svg' } as const;

/** Shows in the title and the icon of the tab how many people are in the call and whether the microphone is on. */
export function createTab({ room, peopleCount, isMicrophoneOn }: TabOptions): void {
  const text = useText(systemText);
  const titleBefore = document.title;
  createEffect(() => {
    const title = text.title[isMicrophoneOn() ? 'on' : 'muted'];
    document.title = title({ room: room(), count: peopleCount() });
  });
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const iconBefore = icon?.href;
  createEffect(() => {
    if (icon !== null) icon.href = icons[isMicrophoneOn() ? 'on' : 'muted'];
  });
  onCleanup(() => {
    document.title = titleBefore;
    if (icon !== null && iconBefore !== undefined) icon.href = iconBefore;
  });
}
