import { useText } from '@visavis/text/solid';
import { onCleanup } from 'solid-js';
import { commonText } from '../../text/messages/common.ts';
import { loudness } from './loudness.ts';
import styles from './level-meter.module.css';

/** How often the value for screen readers changes. */
const ariaIntervalMs = 1_000;
/** The events that count as user activation in every browser. */
const userActivationEvents = ['pointerdown', 'keydown'] as const;

/** The current level of a microphone. */
export function LevelMeter(props: { stream: MediaStream }) {
  const text = useText(commonText);
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1_024;
  context.createMediaStreamSource(props.stream).connect(analyser);
  // Without user activation, the browser starts the context suspended.
  const resume = () => void context.resume();
  for (const type of userActivationEvents) document.addEventListener(type, resume);
  const samples = new Float32Array(analyser.fftSize);
  let frame = 0;
  let announcedAt = 0;
  let loudest = 0;
  const show = (element: HTMLElement) => {
    const draw = (time: number) => {
      analyser.getFloatTimeDomainData(samples);
      const level = loudness(samples);
      element.style.setProperty('--level', level.toFixed(3));
      // The maximum of the interval: a single frame may lie between two words.
      loudest = Math.max(loudest, level);
      if (time - announcedAt > ariaIntervalMs) {
        announcedAt = time;
        element.ariaValueNow = String(Math.round(loudest * 100));
        loudest = 0;
      }
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
  };
  onCleanup(() => {
    cancelAnimationFrame(frame);
    for (const type of userActivationEvents) document.removeEventListener(type, resume);
    void context.close();
  });
  return (
    <div
      ref={show}
      class={styles['meter']}
      role="meter"
      aria-label={text.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    />
  );
}
