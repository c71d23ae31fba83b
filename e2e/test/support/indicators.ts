import { tileOf, type Participant } from './participants.ts';

/** The notification that the server cannot be reached. */
export const serverUnreachableBanner = ({ page }: Pick<Participant, 'page'>) =>
  page.getByText(/server is not responding/i);

/** The button that mutes the microphone. */
export const muteButton = ({ page }: Participant) =>
  page.getByRole('button', { name: 'Microphone' });

/** The icon on another participant's tile when they are muted. */
export const mutedIndicator = (viewer: Participant, seen: string) =>
  tileOf(viewer, seen).getByRole('img', { name: /muted/i });

/** The label on another participant's tile when they are disconnected from the server. */
export const awayIndicator = (viewer: Participant, seen: string) =>
  tileOf(viewer, seen).getByText('Away', { exact: true });
