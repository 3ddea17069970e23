export { type Capture, capture } from './capture.ts';
export { configFor, EMULATED_START_MS, type Emulated, emulated } from './emulated.ts';
export { type FakeBrowser, type FakeBrowserOptions, fakeBrowser, follow } from './fake-browser.ts';
export { type FakeClock, type FakeClockOptions, fakeClock } from './fake-clock.ts';
export { type PlantedSecrets, plantedSecrets, printings, type SecretKind } from './planted-secrets.ts';
export { type RecordedEvents, recordedEvents } from './recorded-events.ts';
export { sharedClock } from './shared-clock.ts';
export { type TempHome, tempHome } from './temp-home.ts';
export { type TestWorld, type WorldOptions, worldFor } from './world-for.ts';
