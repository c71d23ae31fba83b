import Radar from 'lucide-solid/icons/radar';
import { lazy, Show, Suspense, type JSX } from 'solid-js';
import { Boundary } from '../app/boundary.tsx';
import { Notice } from '../notices/notice.tsx';
import { onceSettled } from '../parts/settled.ts';
import { commonWords, stageWords } from '../words/words.ts';
import { dockPlace, isDockOpen, openDock } from './dock-place.ts';
import styles from './docked.module.css';
import { fetchInspector } from './fetch-inspector.ts';
import { isInspectorOffered } from './inspector-choice.ts';

const Dock = lazy(() => import('../inspector/dock.tsx').then(({ Dock }) => ({ default: Dock })));

/** What the inspector takes of the window, for the page to leave it that. */
const taken = () => {
  const { edge, share } = dockPlace();
  const isAt = (wanted: string) => isOpen() && edge === wanted;
  return {
    '--dock-foot': isAt('foot') ? `${share * 100}dvh` : '0px',
    '--dock-side': isAt('side') ? `${share * 100}vw` : '0px',
  };
};

const isOpen = () => isDockOpen() && isInspectorOffered();

const close = () => openDock(false);

/** Opens and closes the inspector where there are no controls of a call to do that. */
function DockButton() {
  onceSettled(fetchInspector);
  return (
    <div class={styles['button']}>
      <button
        type="button"
        class="button small"
        aria-pressed={isDockOpen()}
        onClick={() => openDock((isOpen) => !isOpen)}
      >
        <Radar size={18} aria-hidden="true" />
        {stageWords.inspect}
      </button>
    </div>
  );
}

interface DockedProps {
  /** Whether the page has a button of its own for the inspector. */
  readonly hasButton: boolean;
  readonly children: JSX.Element;
}

/** A page, and the inspector beside it where somebody wants that. If it fails, it alone does. */
export const Docked = (props: DockedProps) => (
  <div class={styles['docked']} style={taken()}>
    {props.children}
    <Show when={isInspectorOffered() && !props.hasButton}>
      <DockButton />
    </Show>
    <Show when={isOpen()}>
      <Boundary
        fallback={(again) => (
          <div data-stage class={styles['instead']}>
            <Notice
              acts={[
                { text: commonWords.again, act: again },
                { text: commonWords.close, act: close },
              ]}
            >
              {stageWords.sheetFailed}
            </Notice>
          </div>
        )}
      >
        <Suspense>
          <Dock onClose={close} />
        </Suspense>
      </Boundary>
    </Show>
  </div>
);
