import { type Emulator, type EmulatorOptions, startEmulator } from '@ssoctl/emulator';
import { onTestFinished } from 'vitest';
import { ACCOUNT, ROLE } from './home.ts';

/** A fresh emulator, closed when the test ends. */
export async function freshEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  return emulator;
}

/** A company of one person, with its instance in a given Region; otherwise the emulator's own company plays. */
export const livingIn = (region: string): NonNullable<EmulatorOptions['seed']> => ({
  instance: { region },
  accounts: [{ id: ACCOUNT, name: 'sandbox' }],
  users: [{ name: 'maya' }],
  permissionSets: [{ name: ROLE }],
  assignments: [{ permissionSet: ROLE, accounts: 'all', users: ['maya'] }],
});

/** How often each operation was called while `work` ran. */
export async function callsDuring(emulator: Emulator, work: () => Promise<unknown>): Promise<Record<string, number>> {
  const { calls } = emulator.control;
  const since = calls.last;
  await work();
  const counts: Record<string, number> = {};
  for (const { operation } of calls.list({ since })) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

/** How the token endpoint was asked and what it said, in order: `device_code 400`, `refresh_token 200`, … */
export function tokenCalls(emulator: Emulator): string[] {
  return emulator.control.calls
    .list({ operation: 'sso-oidc:CreateToken' })
    .map(({ parameters, status }) => `${String(parameters['grantType']).split(':').at(-1)} ${status}`);
}
