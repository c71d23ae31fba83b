import {
  browserCheckPlatform,
  createCheck,
  checkSteps,
  isStepFinished,
  stepStateOf,
  type Check,
  type CheckStep,
} from '@visavis/client/check';
import { useText } from '@visavis/text/solid';
import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import { signalingUrl } from '../../call/session/server-url.ts';
import { storedDevices } from '../../call/session/stored-choices.ts';
import { inspectMachines } from '../../call/session/recording.ts';
import { playTestSound } from '../devices/test-sound.ts';
import { createSnapshots } from '../../call/state/snapshots.ts';
import { checkText } from '../../text/messages/check.ts';
import { commonText } from '../../text/messages/common.ts';
import { classes } from '../../ui/classes.ts';
import page from '../../ui/page.module.css';
import styles from './connection-check.module.css';
import { DeviceSteps } from './device-steps.tsx';
import { Intro } from './intro.tsx';
import { OutlookCard } from './outlook-card.tsx';
import { ReportCard } from './report-card.tsx';
import { reportText } from './report.ts';
import { StepRow } from './step-row.tsx';
import { Troubleshooting } from './troubleshooting.tsx';

type Group = readonly [
  name: keyof ReturnType<typeof checkText.read>['groups'],
  steps: readonly CheckStep[],
];

/** The steps by group, in two columns if there is space. */
const columns: readonly (readonly Group[])[] = [
  [
    ['browser', ['browser', 'secureContext']],
    ['devices', ['permission', 'camera', 'microphone', 'speaker']],
  ],
  [
    ['server', ['signaling', 'keepalive']],
    ['network', ['stun', 'nat', 'turnUdp', 'turnTcp', 'turnTls', 'relay']],
  ],
];

/** The stream of a device of the check, as a signal. */
function createLocalStream({ streams }: Check, slot: 'camera' | 'microphone') {
  const [changed, change] = createSignal(undefined, { equals: false });
  onCleanup(streams.subscribe(() => change(undefined)));
  return () => {
    changed();
    return streams.getLocal(slot);
  };
}

/** The connection check: shows the state of the check machine. */
export function ConnectionCheck() {
  const text = useText(checkText);
  const common = useText(commonText);
  const check = createCheck({
    url: signalingUrl(),
    choices: storedDevices(),
    platform: browserCheckPlatform(() => playTestSound(storedDevices().speaker)),
    inspect: inspectMachines,
  });
  onCleanup(() => check[Symbol.dispose]());
  createEffect(() => (document.title = text.pageTitle));
  onCleanup(() => (document.title = common.product));
  const snapshot = createSnapshots(() => check.actor);
  const camera = createLocalStream(check, 'camera');
  const microphone = createLocalStream(check, 'microphone');
  const results = () => snapshot().context.results;
  const state = (step: CheckStep) => stepStateOf(snapshot(), step);
  const states = createMemo(() => checkSteps.map(state));
  const isFinished = createMemo(() => !snapshot().matches('idle') && !snapshot().hasTag('busy'));
  // The question about the sound holds back nothing that is known without the answer.
  const hasOutlook = createMemo(
    () => isFinished() || states().every((each) => each === 'confirming' || isStepFinished(each)),
  );
  const report = () => {
    const { origin } = location;
    const { userAgent } = navigator;
    return reportText(results(), state, { origin, userAgent, now: Date.now() });
  };

  const card = ([group, steps]: Group) => (
    <section class={styles['card']} aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{text.groups[group]}</h2>
      <Show when={group === 'devices'}>
        <DeviceSteps
          camera={camera()}
          microphone={microphone()}
          microphoneState={state('microphone')}
          speakerState={state('speaker')}
          onAnswer={(type) => check.send({ type })}
        />
      </Show>
      <ul>
        <For each={steps}>
          {(step) => <StepRow step={step} state={state(step)} results={results()} />}
        </For>
      </ul>
    </section>
  );

  return (
    <main class={classes(page['page'], styles['check'])}>
      <header>
        <a href="/" class={page['product']}>
          {common.product}
        </a>
      </header>
      <Intro states={states()} onPress={(type) => check.send({ type })} />
      <Show when={hasOutlook()}>
        <OutlookCard results={results()} />
      </Show>
      <div class={styles['columns']}>
        <For each={columns}>
          {(groups) => (
            <div class={styles['column']}>
              <For each={groups}>{card}</For>
            </div>
          )}
        </For>
      </div>
      <Show when={isFinished()}>
        <ReportCard text={report()} />
      </Show>
      <Troubleshooting />
    </main>
  );
}
