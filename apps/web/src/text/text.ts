/**
 * Every sentence that people read, by subject. Nowhere else in this package is there prose. Those of the check
 * (check*.ts) and of the inspector are not among these, because they are loaded with them only.
 */
export { commonText } from './common.ts';
export { connectionLevelText } from './connection-level.ts';
export { deviceText } from './devices.ts';
export { leftText } from './left.ts';
export { homeText } from './home.ts';
export { lobbyText } from './lobby.ts';
export { notificationText } from './notifications.ts';
export { callProblemText } from './call-problem.ts';
export { callText } from './call.ts';
