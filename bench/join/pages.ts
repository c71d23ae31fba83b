/** The two pages that are compared, with their servers and the URL paths of a participant in a room. */
export const pages = {
  visavis: {
    title: 'Visavis',
    server: new URL('../signaling/servers/visavis.ts', import.meta.url),
    path: (room: string, name: string) => `/r/${room}?name=${name}&join=1`,
  },
  bare: {
    title: 'bare page',
    server: new URL('bare/server.ts', import.meta.url),
    path: (room: string, _name: string) => `/?${room}`,
  },
} as const;
export type PageName = keyof typeof pages;
