import { fromCallback, type EventObject, type NonReducibleUnknown } from 'xstate';

/** One run of a fake child: what it was told, and the means to report in its name. */
export interface FakeRun<Command, Report, Input> {
  readonly input: Input;
  readonly commands: Command[];
  /** False from the moment the machine has stopped it. */
  isRunning: boolean;
  /** Speaks to the machine as the child would. */
  sendReport(event: Report): void;
}

/** Stands in for a platform actor: it does nothing but take notes. */
export function fakeChild<
  Command extends EventObject,
  Report extends EventObject,
  Input = NonReducibleUnknown,
>() {
  const runs: FakeRun<Command, Report, Input>[] = [];
  const logic = fromCallback<Command, Input>(({ receive, sendBack, input }) => {
    const run: FakeRun<Command, Report, Input> = {
      input,
      commands: [],
      isRunning: true,
      sendReport: sendBack,
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
    runs,
    /** The newest run. */
    get now(): FakeRun<Command, Report, Input> {
      const run = runs.at(-1);
      if (run === undefined) throw new Error('No child has been started.');
      return run;
    },
    /** The commands of one type that the newest run was given. */
    told<Type extends Command['type']>(type: Type): Extract<Command, { type: Type }>[] {
      return this.now.commands.filter(
        (command): command is Extract<Command, { type: Type }> => command.type === type,
      );
    },
  };
}
