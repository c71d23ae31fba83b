/**
 * Every sentence that people read, by subject. Nowhere else in this package is there prose. Those of the check
 * (check*.ts) and of the inspector are not among these, because they are loaded with them only.
 */
export { commonWords } from './common.ts';
export { connectionWords } from './connection.ts';
export { deviceWords } from './devices.ts';
export { endingWords } from './endings.ts';
export { homeWords } from './home.ts';
export { lobbyWords } from './lobby.ts';
export { noticeWords } from './notices.ts';
export { obstacleWords } from './obstacle.ts';
export { stageWords } from './stage.ts';
