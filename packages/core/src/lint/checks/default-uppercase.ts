import type { Check } from '../types.ts';

/** `[DEFAULT]` is no profile: Python, and so the AWS CLI, lets its keys show through in every section. */
export const defaultUppercase: Check = {
  id: 'default-uppercase',
  *look({ input }) {
    const [first] = input.config.document.defaults;
    if (first === undefined) return;
    yield {
      severity: 'warn',
      file: input.config.file,
      line: first.line,
      section: 'DEFAULT',
      key: first.key,
      message: 'keys of [DEFAULT] count in every section for the AWS CLI, and nowhere for most SDKs',
      fix: 'write [default] for the default profile, or give each profile its own keys',
    };
  },
};
