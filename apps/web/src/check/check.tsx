import {
  browserCheckPlatform,
  createCheck,
  steps,
  type Check as Running,
  type Step,
} from '@visavis/client/check';
import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { signalingUrl } from '../early/address.ts';
import { keptDevices } from '../session/choices.ts';
import { inspect } from '../session/recording.ts';
import { playTestSound } from '../settings/test-sound.ts';
import { createSnapshots } from '../view/snapshots.ts';
import { checkWords } from '../words/check.ts';
import { commonWords } from '../words/common.ts';
import styles from './check.module.css';
import { Devices } from './devices.tsx';
import { Intro } from './intro.tsx';
import { OutlookCard } from './outlook-card.tsx';
import { ReportCard } from './report-card.tsx';
import { reportText } from './report.ts';
import { StepRow } from './step-row.tsx';
import { stepState } from './step-state.ts';
import { Troubles } from './troubles.tsx';

type Group = readonly [name: keyof typeof checkWords.groups, members: readonly Step[]];

/** The steps as they are shown, in two columns where there is room. */
const COLUMNS: readonly (readonly Group[])[] = [
  [
    ['browser', ['browser', 'secure']],
    ['devices', ['permission', 'camera', 'microphone', 'speaker']],
  ],
  [
    ['server', ['signaling', 'holding']],
    ['network', ['stun', 'nat', 'turnUdp', 'turnTcp', 'turnTls', 'relay']],
  ],
];

/** A stream of the check, as a signal. */
function createOwn({ streams }: Running, slot: 'camera' | 'microphone') {
  const [changed, change] = createSignal(undefined, { equals: false });
  onCleanup(streams.subscribe(() => change(undefined)));
  return () => {
    changed();
    return streams.own(slot);
  };
}

/** The page of a check before the call: a function of the state of its machine. */
export function Check() {
  const check = createCheck({
    url: signalingUrl(),
    choices: keptDevices(),
    platform: browserCheckPlatform(() => playTestSound(keptDevices().speaker)),
    inspect,
  });
  onCleanup(() => check[Symbol.dispose]());
  onMount(() => {
    document.title = checkWords.pageTitle;
    onCleanup(() => (document.title = commonWords.product));
  });
  const snapshot = createSnapshots(() => check.actor);
  const camera = createOwn(check, 'camera');
  const microphone = createOwn(check, 'microphone');
  const results = () => snapshot().context.results;
  const state = (step: Step) => stepState(snapshot(), step);
  const states = createMemo(() => steps.map(state));
  const isOver = createMemo(() => !snapshot().matches('idle') && !snapshot().hasTag('busy'));
  const report = () => {
    const { origin } = location;
    const { userAgent } = navigator;
    return reportText(results(), state, { origin, userAgent, now: Date.now() });
  };

  const card = ([group, members]: Group) => (
    <section class={styles['card']} aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{checkWords.groups[group]}</h2>
      <Show when={group === 'devices'}>
        <Devices
          camera={camera()}
          microphone={microphone()}
          listening={state('microphone')}
          speaker={state('speaker')}
          onAnswer={(type) => check.send({ type })}
        />
      </Show>
      <ul>
        <For each={members}>
          {(step) => <StepRow step={step} state={state(step)} results={results()} />}
        </For>
      </ul>
    </section>
  );

  return (
    <main class={styles['page']}>
      <header>
        <a href="/" class={styles['product']}>
          {commonWords.product}
        </a>
      </header>
      <Intro states={states()} onPress={(type) => check.send({ type })} />
      <Show when={isOver()}>
        <OutlookCard results={results()} />
      </Show>
      <div class={styles['columns']}>
        <For each={COLUMNS}>
          {(groups) => (
            <div class={styles['column']}>
              <For each={groups}>{card}</For>
            </div>
          )}
        </For>
      </div>
      <Show when={isOver()}>
        <ReportCard text={report()} />
      </Show>
      <Troubles />
    </main>
  );
}
