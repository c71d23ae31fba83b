import { useText } from '@visavis/text/solid';
import { For, type JSX } from 'solid-js';
import { focusOnNewScreen } from './browser/focus.ts';
import { commonText } from '../text/messages/common.ts';
import styles from './plain-pages.module.css';

/** A page with one message, and buttons for what the user can do. */
export function PlainPage(props: { title: string; text: string; children?: JSX.Element }) {
  let heading: HTMLHeadingElement | undefined;
  focusOnNewScreen(() => heading);
  return (
    <main class={styles['page']}>
      <div class={styles['body']}>
        <h1 ref={(element) => (heading = element)} tabindex="-1">
          {props.title}
        </h1>
        <p>{props.text}</p>
        <div class={styles['actions']}>{props.children}</div>
      </div>
    </main>
  );
}

export function HomeLink() {
  const text = useText(commonText);
  return (
    <a class="button" href="/">
      {text.home}
    </a>
  );
}

export function NotFound() {
  const text = useText(commonText);
  return (
    <PlainPage {...text.notFound}>
      <HomeLink />
    </PlainPage>
  );
}

export function UnsupportedBrowser(props: { missingFeatures: readonly string[] }) {
  const text = useText(commonText);
  return (
    <PlainPage title={text.unsupportedBrowser.title} text={text.unsupportedBrowser.text}>
      <p class={styles['small']}>
        {text.unsupportedBrowser.missing}{' '}
        <For each={props.missingFeatures}>{(name) => <code>{name} </code>}</For>
      </p>
    </PlainPage>
  );
}

/** @param props.hasCallStopped whether a call was lost with the page */
export function PageFailed(props: { hasCallStopped?: boolean; children?: JSX.Element }) {
  const text = useText(commonText);
  return (
    <PlainPage
      title={text.pageFailed.title}
      text={props.hasCallStopped ? text.pageFailed.callText : text.pageFailed.text}
    >
      <button type="button" class="button accent" onClick={() => location.reload()}>
        {text.pageFailed.reload}
      </button>
      {props.children}
    </PlainPage>
  );
}

/** Shown if the call cannot be displayed while it continues. */
export function CallDisplayFailed(props: { onRetry: () => void; onLeave: () => void }) {
  const text = useText(commonText);
  return (
    <PlainPage title={text.callDisplayFailed.title} text={text.callDisplayFailed.text}>
      <button type="button" class="button accent" onClick={() => props.onRetry()}>
        {text.callDisplayFailed.retry}
      </button>
      <button type="button" class="button danger" onClick={() => props.onLeave()}>
        {text.callDisplayFailed.leave}
      </button>
    </PlainPage>
  );
}

export function Loading() {
  const text = useText(commonText);
  return (
    <main class={styles['page']} aria-busy="true">
      <p class={styles['delayed']}>{text.loading}</p>
    </main>
  );
}
