/** Measures how loud an audio track is, until it is disposed. It plays nothing and sends nothing. */
export interface AudioMeter extends Disposable {
  /** The level of the last tenth of a second: the root mean square, from 0 to 1. */
  readLevel(): number;
}
