/**
 * The text of the user interface: subjects of messages that are compiled from ICU messages
 * (`messages/LANGUAGE/SUBJECT.json` in a package), and their formats.
 */
export { descriptionsText } from './descriptions.ts';
export { createFormats, type Formats, type PluralForms } from './formats.ts';
export { timeAgo } from './time-ago.ts';
export { defineText, formatText, onTextChange, type Text } from './text.ts';
