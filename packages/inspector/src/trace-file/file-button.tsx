import { createSignal, type JSX } from 'solid-js';

interface FileButtonProps {
  readonly class: string | undefined;
  readonly hint: string;
  readonly onOpen: (file: File) => void;
  readonly children: JSX.Element;
}

/** A button that asks for a file. */
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
          // The same file may be chosen again.
          currentTarget.value = '';
          if (file !== undefined) props.onOpen(file);
        }}
      />
    </>
  );
}
