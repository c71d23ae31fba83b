import { For, type JSX } from 'solid-js';
import { commonText } from '../text/common.ts';
import styles from './plain-pages.module.css';

/** A page with one message, and buttons for what the user can do. */
export function PlainPage(props: { title: string; text: string; children?: JSX.Element }) {
  return (
    <main class={styles['page']}>
      <div class={styles['body']}>
        <h1>{props.title}</h1>
        <p>{props.text}</p>
        <div class={styles['actions']}>{props.children}</div>
      </div>
    </main>
  );
}

export const HomeLink = () => (
  <a class="button" href="/">
    {commonText.home}
  </a>
);

export const NotFound = () => (
  <PlainPage {...commonText.notFound}>
    <HomeLink />
  </PlainPage>
);

export const UnsupportedBrowser = (props: { missingFeatures: readonly string[] }) => (
  <PlainPage title={commonText.unsupportedBrowser.title} text={commonText.unsupportedBrowser.text}>
    <p class={styles['small']}>
      {commonText.unsupportedBrowser.missing}{' '}
      <For each={props.missingFeatures}>{(name) => <code>{name} </code>}</For>
    </p>
  </PlainPage>
);

export const PageFailed = (props: { children?: JSX.Element }) => (
  <PlainPage title={commonText.pageFailed.title} text={commonText.pageFailed.text}>
    <button type="button" class="button accent" onClick={() => location.reload()}>
      {commonText.pageFailed.reload}
    </button>
    {props.children}
  </PlainPage>
);

/** Shown if the call cannot be displayed while it continues. */
export const CallDisplayFailed = (props: { onRetry: () => void; onLeave: () => void }) => (
  <PlainPage title={commonText.callDisplayFailed.title} text={commonText.callDisplayFailed.text}>
    <button type="button" class="button accent" onClick={() => props.onRetry()}>
      {commonText.callDisplayFailed.retry}
    </button>
    <button type="button" class="button danger" onClick={() => props.onLeave()}>
      {commonText.callDisplayFailed.leave}
    </button>
  </PlainPage>
);

export const Loading = () => (
  <main class={styles['page']} aria-busy="true">
    <p class={styles['delayed']}>{commonText.loading}</p>
  </main>
);
