import { drawHair } from './hair.ts';
import { lookOf, type Look } from './looks.ts';
import { drawPerson } from './person.ts';
import { drawRoom } from './room.ts';

/** The picture of a camera, in pixels. */
interface CameraSize {
  readonly width: number;
  readonly height: number;
}

/** Replaces the pictures of all cameras of a page. It runs in the page, so it uses nothing from this module. */
function replaceVideo(
  draw: {
    readonly room: typeof drawRoom;
    readonly person: typeof drawPerson;
    readonly hair: typeof drawHair;
  },
  look: Look,
  size: CameraSize,
): void {
  if (!isSecureContext) return;
  const { mediaDevices } = navigator;
  const startVideo = (): MediaStreamTrack | undefined => {
    const canvas = Object.assign(document.createElement('canvas'), size);
    const room = Object.assign(document.createElement('canvas'), size);
    // The frames are read at once, so they are better not in a graphics card.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const roomContext = room.getContext('2d', { willReadFrequently: true });
    if (context === null || roomContext === null) return undefined;
    draw.room(roomContext, look);
    // Drawing takes more time than a call, so each frame of the eight seconds is drawn once.
    const framesPerSecond = 4;
    const frames: HTMLCanvasElement[] = [];
    const createFrame = (index: number): HTMLCanvasElement => {
      const frame = Object.assign(document.createElement('canvas'), size);
      const frameContext = frame.getContext('2d', { willReadFrequently: true });
      frameContext?.drawImage(room, 0, 0);
      if (frameContext) draw.person(frameContext, look, index / framesPerSecond, draw.hair);
      return frame;
    };
    const showFrame = () => {
      const index =
        Math.floor((performance.now() * framesPerSecond) / 1_000) % (8 * framesPerSecond);
      frames[index] ??= createFrame(index);
      context.drawImage(frames[index], 0, 0);
    };
    showFrame();
    setInterval(showFrame, 1_000 / framesPerSecond);
    return canvas.captureStream(framesPerSecond).getVideoTracks()[0];
  };
  // The fake devices have names that nobody has seen on a real machine.
  const names = {
    audioinput: 'Built-in microphone',
    audiooutput: 'Built-in speakers',
    videoinput: 'Built-in camera',
  };
  const enumerateDevices = mediaDevices.enumerateDevices.bind(mediaDevices);
  mediaDevices.enumerateDevices = async () => {
    const all = await enumerateDevices();
    const firstOfKind = all.filter(
      (device, index) => all.findIndex(({ kind }) => kind === device.kind) === index,
    );
    for (const device of firstOfKind) {
      if (device.label !== '')
        Object.defineProperty(device, 'label', { value: names[device.kind] });
    }
    return firstOfKind;
  };
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints);
    for (const track of stream.getAudioTracks()) {
      Object.defineProperty(track, 'label', { value: names.audioinput });
    }
    for (const track of stream.getVideoTracks()) {
      const video = startVideo();
      if (video === undefined) continue;
      const settings = { ...track.getSettings(), ...size };
      Object.defineProperties(video, {
        label: { value: names.videoinput },
        getSettings: { value: () => settings },
        applyConstraints: { value: () => Promise.resolve() },
      });
      stream.removeTrack(track);
      track.stop();
      stream.addTrack(video);
    }
    return stream;
  };
}

/** The source of an init script that puts a person in front of the camera, whose look follows from the name. */
export const faceScript = (name: string, size: CameraSize = { width: 640, height: 360 }): string =>
  `(${String(replaceVideo)})(
    { room: ${String(drawRoom)}, person: ${String(drawPerson)}, hair: ${String(drawHair)} },
    ${JSON.stringify(lookOf(name))},
    ${JSON.stringify(size)},
  );`;
