import type { Check } from '../types.ts';

/** Sessions are read from the config file alone. */
export const sessionInCredentials: Check = {
  id: 'session-in-credentials',
  *look(reading) {
    for (const section of reading.input.credentials.document.sections) {
      if (!/^(?:sso-session|services)\s/.test(section.name)) continue;
      yield {
        severity: 'error',
        ...reading.inCredentials(section),
        message: `nobody reads [${section.name}] in the credentials file`,
        fix: `move the section to ${reading.input.config.file}`,
      };
    }
  },
};
