import { createSignal, type JSX } from 'solid-js';

interface FileButtonProps {
  readonly class: string | undefined;
  readonly hint: string;
  readonly onOpen: (file: File) => void;
  readonly children: JSX.Element;
}

/** A button that opens the browser's file dialog. */
export function FileButton(props: FileButtonProps) {
  const [input, setInput] = createSignal<HTMLInputElement>();
  return (
    <>
      <button type="button" class={props.class} title={props.hint} onClick={() => input()?.click()}>
        {props.children}
      </button>
      <input
        ref={setInput}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // So that choosing the same file again fires `change`.
          currentTarget.value = '';
          if (file !== undefined) props.onOpen(file);
        }}
      />
    </>
  );
}
