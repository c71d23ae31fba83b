import { saveTrace, type Trace } from '@visavis/trace';
import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { inspectorText } from './text/inspector.ts';
import { download } from './trace-file/download.ts';
import { createFileDrop } from './trace-file/file-drop.ts';
import { InspectorView } from './views/inspector-view.tsx';
import { createTraceSource } from './model/trace-source.ts';
import type { EntrySource } from './model/entry-source.ts';
import { Notice } from './ui/notice.tsx';
import { readTrace, type OpenFailure } from './trace-file/read-trace.ts';
import { ReplayResult } from './trace-file/replay-result.tsx';
import { TraceActions } from './trace-file/trace-actions.tsx';
import { Welcome } from './trace-file/welcome.tsx';
import styles from './inspector.module.css';

interface OpenedFile {
  readonly name: string;
  readonly trace: Trace;
}

interface InspectorProps {
  /** The page's own recording, if there is one. */
  readonly live: EntrySource | null;
  readonly isPage: boolean;
  /** Whether a letter pressed without a modifier runs a command. */
  readonly areLetterKeysOn: boolean;
  /** What is to be done with the place that it stands in. */
  readonly extraActions?: JSX.Element;
}

/** The inspector on the page's own recording, or on a trace that was opened in its place. */
export function Inspector(props: InspectorProps) {
  const [opened, setOpened] = createSignal<OpenedFile | null>(null);
  const [refusal, setRefusal] = createSignal<OpenFailure | null>(null);
  const [isReplayed, setReplayed] = createSignal(false);
  const source = createMemo(() => {
    const file = opened();
    return file === null ? props.live : createTraceSource(file.trace);
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
  const { isOver, ...drop } = createFileDrop((file) => void open(file));

  const save = (shown: EntrySource, names: boolean) => {
    const now = () => Date.now();
    const trace = saveTrace(shown, {
      recordedBy: navigator.userAgent,
      redaction: { hasNames: names },
      now,
    });
    const when = new Date(trace.savedAt).toISOString().slice(0, 19).replaceAll(':', '-');
    download(JSON.stringify(trace), `visavis-${when}.trace.json`);
  };
  const Refused = () => (
    <Show when={refusal()}>
      {(reason) => (
        <Notice isProblem onClose={() => setRefusal(null)}>
          {inspectorText.openFailures[reason()]}
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
            areLetterKeysOn={props.areLetterKeysOn}
            actions={
              <TraceActions
                canSave={opened() === null}
                onSave={(names) => save(shown, names)}
                onOpen={(file) => void open(file)}
                onReplay={() => setReplayed(true)}
                onBack={opened() !== null && props.live !== null ? close : null}
                extraActions={props.extraActions}
              />
            }
            notice={(inspector) => (
              <>
                <Show when={opened()}>
                  {(file) => (
                    <p class={styles['opened']}>
                      {inspectorText.opened(
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
        <p class={styles['drop']}>{inspectorText.dropFile}</p>
      </Show>
    </div>
  );
}
