import { createFormats, type Formats } from './formats.ts';

const listeners = new Set<() => void>();

/**
 * Notifies of every change of a text, so that a user interface can display it again.
 *
 * @returns a function that ends the notifications
 */
export function onTextChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/**
 * The messages of one subject: strings, functions that fill in values, and groups of both.
 * Read them when they are displayed and never keep them, because the language can change.
 */
export interface Text<Messages extends object> {
  /** The messages in the current language. */
  read(): Messages;
  /** Replaces the English messages by a translation. @param messages null for English */
  translate(messages: Messages | null): void;
}

const englishFormats = createFormats('en');

/**
 * Defines the messages of a subject. Compiled modules call it.
 *
 * @param create creates the English messages
 */
export function defineText<Messages extends object>(
  create: (formats: Formats) => Messages,
): Text<Messages> {
  const english = create(englishFormats);
  let current = english;
  return {
    read: () => current,
    translate(messages) {
      current = messages ?? english;
      for (const listener of listeners) listener();
    },
  };
}

/** The formats of the current language, for text that is not one message. */
export const formatText = /* @__PURE__ */ defineText((formats) => formats);
