/**
 * All text of the user interface, by subject. The text of the connection check (check/) and of the connection
 * details is not exported here, because it is loaded on demand together with them.
 */
export { callProblemText } from './call-problem.ts';
export { callText } from './call.ts';
export { commonText } from './common.ts';
export { connectionLevelText } from './connection-level.ts';
export { deviceText } from './devices.ts';
export { leftText } from './left.ts';
export { lobbyText } from './lobby.ts';
export { notificationText } from './notifications.ts';
export { settingsText } from './settings.ts';
