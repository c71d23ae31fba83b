import { tileOf, type Person } from './people.ts';

/** What says that the server cannot be reached. */
export const banner = ({ page }: Person) => page.getByText(/server does not answer/i);

/** The button by which someone mutes themselves. */
export const muteButton = ({ page }: Person) => page.getByRole('button', { name: 'Microphone' });

/** The mark by which one person sees that another is muted. */
export const mutedMark = (viewer: Person, seen: string) =>
  tileOf(viewer, seen).getByRole('img', { name: /muted/i });

/** The mark by which one person sees that another's connection to the server broke. */
export const awayMark = (viewer: Person, seen: string) =>
  tileOf(viewer, seen).getByText('Away', { exact: true });
