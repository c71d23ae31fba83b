import { descriptionsText } from './descriptions.ts';
import { useText } from './use-text.ts';

/** A state of a machine, or the machine itself. */
interface DescribedState {
  /** The key of the state; the id of a machine. */
  readonly name: string;
  /** In English, from the source of the machine. */
  readonly description: string;
  readonly parent: DescribedState | undefined;
}

const idOf = ({ name, parent }: DescribedState): string =>
  parent === undefined ? name : `${idOf(parent)}.${name}`;

/** The description of a state in the current language, or in English if it has not been translated. */
export const translatedDescription = (state: DescribedState): string =>
  useText(descriptionsText)[idOf(state)] ?? state.description;
