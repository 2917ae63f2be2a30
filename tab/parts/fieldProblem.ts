/** What Fluent's `Field` is given where its value is wrong, so that eyes and screen readers find the sentence at the field; nothing where it is right. */
export const fieldProblem = (wrong: boolean, text: string): { validationState: 'error'; validationMessage: string } | Record<string, never> =>
  (wrong ? { validationState: 'error', validationMessage: text } : {});
