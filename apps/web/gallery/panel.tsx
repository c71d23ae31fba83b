// The same font on every machine, so that screenshots can be compared.
import '@fontsource/inter/latin-400.css';
import '@fontsource/inter/latin-600.css';
import { createSignal, onCleanup, Show } from 'solid-js';
import { render } from 'solid-js/web';
import '../src/ui/styles/tokens.css';
import '../src/ui/styles/base.css';
import './gallery.css';
import { ConnectionDetails } from '../src/features/connection-details/connection-details.tsx';
import type { DetailsSubject } from '../src/features/connection-details/details-selection.ts';
import { CallProvider, createCallView } from '../src/call/state/call-view.ts';
import { peerActorId } from '@visavis/client';
import { ben } from '@visavis/protocol/testing';
import { pageMachines } from '../src/features/connection-details/page-status.ts';
import { scenes } from './scenes.ts';
import type { ScriptedCall } from './scripted-call.ts';
import { stepSequences, type Step } from './step-sequences.ts';

const isScene = (name: string): name is keyof typeof scenes => name in scenes;

/** A call, what the connection details show of it, the id of that actor, and the next steps. */
interface SceneView {
  readonly call: ScriptedCall;
  readonly subject: DetailsSubject;
  readonly actor: string;
  readonly steps: Iterator<Step, undefined>;
}

/** Plays the scene in the hash of the URL, so that it ends now. */
function playScene(): SceneView {
  const hash = location.hash.slice(1);
  const name = isScene(hash) ? hash : 'person';
  const scene = scenes[name];
  const duration = scene(0).now();
  const call = scene(Date.now() - duration);
  return name === 'room' || name === 'server' || name === 'devices'
    ? {
        call,
        subject: { kind: name },
        actor: pageMachines[name].actor,
        steps: stepSequences[name].values(),
      }
    : {
        call,
        subject: { kind: 'peer', id: ben },
        actor: peerActorId(ben),
        steps: stepSequences.person.values(),
      };
}

/** The connection details of a scripted call. A button performs the next step. */
function Scene(props: SceneView) {
  const { call } = props;
  const { view, dispose } = createCallView(call);
  onCleanup(dispose);
  const [subject, select] = createSignal(props.subject);
  const [states, setStates] = createSignal(call.states(props.actor));
  const go = () => {
    call.advanceTime(1_000);
    props.steps.next().value?.(call);
    setStates(call.states(props.actor));
  };
  return (
    <>
      <h1>The connection panel in a scene</h1>
      <button type="button" class="button" onClick={go}>
        Next step
      </button>
      <output>{JSON.stringify(states())}</output>
      <CallProvider value={view}>
        <ConnectionDetails
          subject={subject()}
          onSelect={select}
          onClose={() => select({ kind: 'all' })}
        />
      </CallProvider>
    </>
  );
}

function Gallery() {
  const [shown, show] = createSignal(playScene());
  const change = () => show(playScene());
  addEventListener('hashchange', change);
  onCleanup(() => removeEventListener('hashchange', change));
  return (
    <Show when={shown()} keyed>
      {(shown) => <Scene {...shown} />}
    </Show>
  );
}

await document.fonts.load('400 1em Inter');
await document.fonts.load('600 1em Inter');
const root = document.querySelector('#app');
if (root !== null) render(() => <Gallery />, root);
