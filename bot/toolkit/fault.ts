/** One thing that is wrong with the content, for the person who edits it. */
export interface Fault {
  /** Path below `toolkit/`, such as `stages/planning.json`. */
  file: string;
  /** Where in the file: a word key, or the ids on the way to the place. */
  key: string;
  /** Completes the sentence "this ...". */
  reason: string;
}

/** The content cannot be used; `message` has one line for each fault. */
export class ToolkitFault extends Error {
  override readonly name = 'ToolkitFault';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map((one) => `${one.file}: ${one.key}: ${one.reason}`).join('\n'));
    this.faults = faults;
  }
}
