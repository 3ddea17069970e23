export type { Browser, BrowserUse } from './browser.ts';
export type { Clock } from './clock.ts';
export type { OnEvent, SsoctlEvent } from './events.ts';
export type { Exchange, FileInfo, Files, HeldFile, ReplaceOptions } from './files.ts';
export type { LockOptions, Locks } from './locks.ts';
export type { Loopback, LoopbackRequest, LoopbackResponse, LoopbackServer } from './loopback.ts';
export type { Random } from './random.ts';
export type { Transport } from './transport.ts';
export type { World } from './world.ts';
