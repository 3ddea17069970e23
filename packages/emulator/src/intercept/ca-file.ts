import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A CA certificate where programs can be pointed at it. */
export interface CaFile {
  readonly path: string;
  remove(): Promise<void>;
}

/** Writes the certificate 0600 into a folder of its own (0700) under the system's temp folder. */
export async function writeCaFile(certificate: string): Promise<CaFile> {
  const folder = await mkdtemp(join(tmpdir(), 'ssoctl-emulator-'));
  const path = join(folder, 'ca.pem');
  await writeFile(path, `${certificate}\n`, { mode: 0o600, flag: 'wx' });
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
