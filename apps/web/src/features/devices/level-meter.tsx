import { onCleanup } from 'solid-js';
import { deviceText } from '../../text/text.ts';
import { loudness } from './loudness.ts';
import styles from './level-meter.module.css';

/** How often the number for screen readers changes, in milliseconds. */
const ariaIntervalMs = 1_000;
/** What browsers take for a sign that somebody is there, on whichever device. */
const userActivationEvents = ['pointerdown', 'keydown'] as const;

/** How loud the microphone is, as it is. */
export function LevelMeter(props: { stream: MediaStream }) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1_024;
  context.createMediaStreamSource(props.stream).connect(analyser);
  // Without a touch before, the browser starts it suspended; the next touch or key wakes it.
  const wake = () => void context.resume();
  for (const type of userActivationEvents) document.addEventListener(type, wake);
  const samples = new Float32Array(analyser.fftSize);
  let frame = 0;
  let spokenAt = 0;
  let loudest = 0;
  const show = (element: HTMLElement) => {
    const draw = (time: number) => {
      analyser.getFloatTimeDomainData(samples);
      const level = loudness(samples);
      element.style.setProperty('--level', level.toFixed(3));
      // Of the whole time since: a single moment may lie between two words.
      loudest = Math.max(loudest, level);
      if (time - spokenAt > ariaIntervalMs) {
        spokenAt = time;
        element.ariaValueNow = String(Math.round(loudest * 100));
        loudest = 0;
      }
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
  };
  onCleanup(() => {
    cancelAnimationFrame(frame);
    for (const type of userActivationEvents) document.removeEventListener(type, wake);
    void context.close();
  });
  return (
    <div
      ref={show}
      class={styles['meter']}
      role="meter"
      aria-label={deviceText.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    />
  );
}
