import { fromCallback, type EventObject, type NonReducibleUnknown } from 'xstate';

/** One run of a fake actor, from its start until the machine stops it. */
export interface FakeActorRun<Command, Report, Input> {
  readonly input: Input;
  /** The commands that it received, oldest first. */
  readonly commands: Command[];
  /** False once the machine has stopped it. */
  isRunning: boolean;
  /** Sends an event to the machine, as the real actor would. */
  report(event: Report): void;
}

/**
 * A replacement for an actor that uses the browser or the network. It records its commands and does nothing;
 * a test reports events on its behalf.
 *
 * @example
 * const connection = createFakeActor<ConnectionCommand, ConnectionReport, ConnectionInput>();
 * const machine = peerMachine.provide({ actors: { connection: connection.logic } });
 */
export function createFakeActor<
  Command extends EventObject,
  Report extends EventObject,
  Input = NonReducibleUnknown,
>() {
  const runs: FakeActorRun<Command, Report, Input>[] = [];
  const logic = fromCallback<Command, Input>(({ receive, sendBack, input }) => {
    const run: FakeActorRun<Command, Report, Input> = {
      input,
      commands: [],
      isRunning: true,
      report: sendBack,
    };
    runs.push(run);
    receive((command) => {
      run.commands.push(command);
    });
    return () => {
      run.isRunning = false;
    };
  });
  return {
    logic,
    /** All runs, oldest first. */
    runs,
    /** The newest run. */
    get current(): FakeActorRun<Command, Report, Input> {
      const run = runs.at(-1);
      if (run === undefined) throw new Error('The machine has not started this actor.');
      return run;
    },
    /** The commands of one type that the newest run received. */
    commandsOfType<Type extends Command['type']>(type: Type): Extract<Command, { type: Type }>[] {
      return this.current.commands.filter(
        (command): command is Extract<Command, { type: Type }> => command.type === type,
      );
    },
  };
}
