/** The message of an id from outside, such as one that the browser reports; the id itself if it has no message. */
export const messageOrId = (messages: Readonly<Record<string, string>>, id: string): string =>
  (Object.hasOwn(messages, id) ? messages[id] : undefined) ?? id;
