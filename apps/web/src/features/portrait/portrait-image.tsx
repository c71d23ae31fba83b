import { decodePortrait, type Portrait } from '@visavis/client';
import { createEffect, Show, type JSX } from 'solid-js';
import styles from './portrait.module.css';

/** Draws a portrait on a canvas: the page may load no image but its own. */
async function draw(canvas: HTMLCanvasElement, portrait: Portrait): Promise<void> {
  const jpeg = decodePortrait(portrait);
  if (jpeg === null) return;
  const bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
}

/** The picture of somebody who waits to be let in. Nothing is drawn if it is none. */
export function PortraitImage(props: { readonly portrait: Portrait; readonly label: string }) {
  const show = (canvas: HTMLCanvasElement) =>
    createEffect(() => void draw(canvas, props.portrait).catch(() => {}));
  return (
    <canvas
      ref={show}
      class={styles['portrait']}
      role="img"
      aria-label={props.label}
      width="1"
      height="1"
    />
  );
}

/** A sentence about somebody, beside their picture if there is one. */
export const WithPortrait = (props: {
  readonly portrait: Portrait | null;
  readonly label: string;
  readonly children: JSX.Element;
}) => (
  <Show when={props.portrait} fallback={props.children}>
    {(portrait) => (
      <span class={styles['sentence']}>
        <PortraitImage portrait={portrait()} label={props.label} />
        {props.children}
      </span>
    )}
  </Show>
);
