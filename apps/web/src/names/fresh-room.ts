export { randomRoomName } from '@visavis/client';
