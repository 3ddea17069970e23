/** One section that an edit concerns. */
export interface SectionChange {
  file: string;
  /** The text between the brackets. */
  section: string;
  action: 'add' | 'change' | 'remove';
  keys?: readonly string[];
}

/** An edit that has been worked out but not made. */
export interface EditPlan {
  file: string;
  /** Empty when the file already says what it should. */
  changes: readonly SectionChange[];
  /** The bytes that the plan was made on; undefined when there was no file. */
  before: Uint8Array | undefined;
  after: Uint8Array;
  /** Unified diff for people: values of secrets are masked in its context. Empty without changes. */
  diff: string;
  /**
   * The same edit on other bytes: the file changed since the plan was made.
   * @throws whatever making the plan throws
   */
  replan(before: Uint8Array | undefined): EditPlan;
}
