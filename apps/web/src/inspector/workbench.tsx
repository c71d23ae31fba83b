import { saveTrace, type Trace } from '@visavis/trace';
import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { inspectorWords } from '../words/inspector.ts';
import { download } from './download.ts';
import { createDrop } from './drop.ts';
import { InspectorView } from './inspector-view.tsx';
import { sourceOf } from './model/opened.ts';
import type { Source } from './model/source.ts';
import { Notice } from './notice.tsx';
import { readTrace, type Refusal } from './read-trace.ts';
import { ReplayResult } from './replay-result.tsx';
import { TraceActions } from './trace-actions.tsx';
import { Welcome } from './welcome.tsx';
import styles from './workbench.module.css';

interface Opened {
  readonly name: string;
  readonly trace: Trace;
}

interface WorkbenchProps {
  /** The page's own recording, if there is one. */
  readonly live: Source | null;
  readonly isPage: boolean;
  /** What is to be done with the place that it stands in. */
  readonly ends?: JSX.Element;
}

/** The inspector on the page's own recording, or on a trace that was opened in its place. */
export function Workbench(props: WorkbenchProps) {
  const [opened, setOpened] = createSignal<Opened | null>(null);
  const [refusal, setRefusal] = createSignal<Refusal | null>(null);
  const [isReplayed, setReplayed] = createSignal(false);
  const source = createMemo(() => {
    const file = opened();
    return file === null ? props.live : sourceOf(file.trace);
  });

  const open = async (file: File) => {
    const read = await readTrace(file);
    if ('refusal' in read) {
      setRefusal(read.refusal);
      return;
    }
    setRefusal(null);
    setReplayed(false);
    setOpened({ name: file.name, trace: read.trace });
  };
  const close = () => {
    setReplayed(false);
    setOpened(null);
  };
  const { isOver, ...drop } = createDrop((file) => void open(file));

  const save = (shown: Source, names: boolean) => {
    const now = () => Date.now();
    const trace = saveTrace(shown, { where: navigator.userAgent, redaction: { names }, now });
    const when = new Date(trace.savedAt).toISOString().slice(0, 19).replaceAll(':', '-');
    download(JSON.stringify(trace), `visavis-${when}.trace.json`);
  };
  const Refused = () => (
    <Show when={refusal()}>
      {(reason) => (
        <Notice isTrouble onClose={() => setRefusal(null)}>
          {inspectorWords.refused[reason()]}
        </Notice>
      )}
    </Show>
  );

  return (
    <div class={styles['bench']} data-over={isOver() || undefined} {...drop}>
      <Show
        when={source()}
        keyed
        fallback={
          <Welcome onOpen={(file) => void open(file)}>
            <Refused />
          </Welcome>
        }
      >
        {(shown) => (
          <InspectorView
            source={shown}
            isFile={opened() !== null}
            isPage={props.isPage}
            actions={
              <TraceActions
                canSave={opened() === null}
                onSave={(names) => save(shown, names)}
                onOpen={(file) => void open(file)}
                onReplay={() => setReplayed(true)}
                onBack={opened() !== null && props.live !== null ? close : null}
                ends={props.ends}
              />
            }
            notice={(inspector) => (
              <>
                <Show when={opened()}>
                  {(file) => (
                    <p class={styles['opened']}>
                      {inspectorWords.opened(
                        file().name,
                        new Date(file().trace.savedAt).toLocaleString('en-GB'),
                      )}
                    </p>
                  )}
                </Show>
                <Refused />
                <Show when={isReplayed()}>
                  <ReplayResult inspector={inspector} onClose={() => setReplayed(false)} />
                </Show>
              </>
            )}
          />
        )}
      </Show>
      <Show when={isOver()}>
        <p class={styles['drop']}>{inspectorWords.drop}</p>
      </Show>
    </div>
  );
}
