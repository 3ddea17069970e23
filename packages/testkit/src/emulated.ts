import { type Emulator, type EmulatorOptions, startEmulator } from '@ssoctl/emulator';
import { type FakeBrowser, fakeBrowser, follow } from './fake-browser.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { type TempHome, tempHome } from './temp-home.ts';
import { type TestWorld, worldFor } from './world-for.ts';

/** Where the emulated world begins; both clocks stand here. */
export const EMULATED_START_MS = Date.UTC(2026, 0, 15, 12);

export interface Emulated {
  readonly emulator: Emulator;
  readonly home: TempHome;
  readonly world: TestWorld;
  /** One person's time: the emulator's clock moves along with it. */
  readonly clock: FakeClock;
  readonly browser: FakeBrowser;
  /** Another world of the same home and emulator, as another process would be. */
  another(browser?: FakeBrowser): TestWorld;
  close(): Promise<void>;
}

/**
 * An emulator, a home whose config leads to it, and a world in that home. Session `corp`; profiles `sandbox` and `admin` of it,
 * and a legacy one, `old`. Every sign-in is approved as `maya` unless told otherwise.
 */
export async function emulated(options: EmulatorOptions = {}): Promise<Emulated> {
  const emulator = await startEmulator({
    approve: 'maya',
    clock: { at: EMULATED_START_MS, frozen: true },
    ...options,
  });
  const home = await tempHome();
  await home.write('.aws/config', configFor(emulator));
  const moved = fakeClock({ startMs: EMULATED_START_MS, onSleep: (ms) => emulator.control.clock.advance(ms) });
  const clock: FakeClock = {
    ...moved,
    advance(ms) {
      emulator.control.clock.advance(ms);
      moved.advance(ms);
    },
  };
  const browser = fakeBrowser({ visit: follow });
  const another = (its = browser) => worldFor(home, { env: emulator.env, clock, browser: its });
  return {
    emulator,
    home,
    clock,
    browser,
    another,
    world: another(),
    async close() {
      await emulator.close();
      await home.remove();
    },
  };
}

/** `~/.aws/config` for an emulator. */
export function configFor({ startUrl, region }: Pick<Emulator, 'startUrl' | 'region'>): string {
  return `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access

[profile sandbox]
sso_session = corp
sso_account_id = 012345678901
sso_role_name = PowerUserAccess
region = eu-central-1

[profile admin]
sso_session = corp
sso_account_id = 012345678901
sso_role_name = AdministratorAccess

[profile old]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_account_id = 012345678901
sso_role_name = PowerUserAccess
`;
}
