/** Every sentence that people read, by subject. Nowhere else in this package is there prose. */
export { commonWords } from './common.ts';
export { connectionWords } from './connection.ts';
export { deviceWords } from './devices.ts';
export { endingWords } from './endings.ts';
export { homeWords } from './home.ts';
export { lobbyWords } from './lobby.ts';
export { noticeWords } from './notices.ts';
export { obstacleWords } from './obstacle.ts';
export { stageWords } from './stage.ts';
