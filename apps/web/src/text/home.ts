/** The first page. */
export const homeText = {
  lead: 'See each other, face to face.',
  text: 'Open a room, send its link, and talk. Picture and sound travel straight from browser to browser, encrypted. Nothing to install, no account.',
  start: 'Start a new call',
  startHint: 'A fresh room that nobody can guess. You send the link to whom you like.',
  roomLabel: 'Name of the room',
  roomPlaceholder: 'tea with ana',
  roomHint: 'Whoever knows the name can come in.',
  go: 'Go',
  becomes: (room: string) => `The room’s link will end in /r/${room}`,
  unusable: 'A name needs at least one letter (a to z) or digit.',
  nameLabel: 'Your name',
  nameHint: 'Others see it. It is kept in this browser only.',
  recent: 'Recent rooms',
  remove: (room: string) => `Forget the room ${room}`,
} as const;
