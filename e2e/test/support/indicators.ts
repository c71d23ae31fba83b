import { tileOf, type Participant } from './participants.ts';

/** What says that the server cannot be reached. */
export const serverUnreachableBanner = ({ page }: Pick<Participant, 'page'>) =>
  page.getByText(/server does not answer/i);

/** The button by which someone mutes themselves. */
export const muteButton = ({ page }: Participant) =>
  page.getByRole('button', { name: 'Microphone' });

/** The mark by which one person sees that another is muted. */
export const mutedIndicator = (viewer: Participant, seen: string) =>
  tileOf(viewer, seen).getByRole('img', { name: /muted/i });

/** The mark by which one person sees that another's connection to the server broke. */
export const awayIndicator = (viewer: Participant, seen: string) =>
  tileOf(viewer, seen).getByText('Away', { exact: true });
