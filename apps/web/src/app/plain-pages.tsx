import { For, type JSX } from 'solid-js';
import { commonWords } from '../words/common.ts';
import styles from './plain-pages.module.css';

/** A page that says one thing, and what can be done about it. */
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
    {commonWords.home}
  </a>
);

export const NotFound = () => (
  <PlainPage {...commonWords.notFound}>
    <HomeLink />
  </PlainPage>
);

export const TooOld = (props: { missing: readonly string[] }) => (
  <PlainPage title={commonWords.tooOld.title} text={commonWords.tooOld.text}>
    <p class={styles['small']}>
      {commonWords.tooOld.missing} <For each={props.missing}>{(name) => <code>{name} </code>}</For>
    </p>
  </PlainPage>
);

export const Broken = (props: { children?: JSX.Element }) => (
  <PlainPage title={commonWords.broken.title} text={commonWords.broken.text}>
    <button type="button" class="button accent" onClick={() => location.reload()}>
      {commonWords.broken.reload}
    </button>
    {props.children}
  </PlainPage>
);

/** In the place of a call that goes on unseen. */
export const NotDrawn = (props: { onAgain: () => void; onLeave: () => void }) => (
  <PlainPage title={commonWords.notDrawn.title} text={commonWords.notDrawn.text}>
    <button type="button" class="button accent" onClick={() => props.onAgain()}>
      {commonWords.notDrawn.again}
    </button>
    <button type="button" class="button danger" onClick={() => props.onLeave()}>
      {commonWords.notDrawn.leave}
    </button>
  </PlainPage>
);

export const Loading = () => (
  <main class={styles['page']} aria-busy="true">
    <p class={styles['late']}>{commonWords.loading}</p>
  </main>
);
