import { X509Certificate } from 'node:crypto';
import { join, resolve } from 'node:path';
import { isSsoctlError, SsoctlError } from '../errors/index.ts';
import type { Files } from '../ports/index.ts';

/** A CA bundle, and which setting named it. */
export interface CaBundle {
  path: string;
  setting: 'AWS_CA_BUNDLE' | 'ca_bundle' | 'REQUESTS_CA_BUNDLE';
}

/** Which bundle is used, as with the AWS CLI: AWS_CA_BUNDLE, the profile's `ca_bundle`, REQUESTS_CA_BUNDLE, else none. */
export function chooseCaBundle(
  env: Readonly<Record<string, string | undefined>>,
  caBundle: string | undefined,
): CaBundle | undefined {
  const candidates: [CaBundle['setting'], string | undefined][] = [
    ['AWS_CA_BUNDLE', env['AWS_CA_BUNDLE']],
    ['ca_bundle', caBundle],
    ['REQUESTS_CA_BUNDLE', env['REQUESTS_CA_BUNDLE']],
  ];
  const found = candidates.find(([, path]) => path !== undefined && path !== '');
  return found?.[1] === undefined ? undefined : { setting: found[0], path: found[1] };
}

/**
 * The certificates of a bundle, a file or a folder of files, as PEM. They stand in place of the authorities that Node
 * brings: whoever sets a bundle says whom to trust.
 * @throws CA_BUNDLE_INVALID
 */
export async function readCaBundle(files: Files, bundle: CaBundle): Promise<string[]> {
  if (bundle.path.trim() === '') throw invalid(bundle, 'it is blank');
  const path = resolve(bundle.path);
  const info = await files.info(path);
  if (info === undefined) throw invalid(bundle, 'there is no such file');
  const names = info.kind === 'directory' ? (await files.list(path)).sort().map((name) => join(path, name)) : [path];
  const found: string[] = [];
  for (const name of names) {
    if (info.kind === 'directory' && (await files.info(name))?.kind !== 'file') continue;
    found.push(...certificates(await readText(files, name, bundle), name, bundle));
  }
  if (found.length === 0) throw invalid(bundle, 'it holds no certificate in PEM form');
  return [...new Set(found)];
}

async function readText(files: Files, path: string, bundle: CaBundle): Promise<string> {
  try {
    const bytes = await files.readBytes(path);
    return Buffer.from(bytes ?? []).toString('latin1');
  } catch (cause) {
    throw invalid(bundle, isSsoctlError(cause) ? cause.message : 'it cannot be read');
  }
}

function certificates(text: string, path: string, bundle: CaBundle): string[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  for (const [index, block] of blocks.entries()) {
    try {
      new X509Certificate(block);
    } catch {
      throw invalid(bundle, `certificate ${index + 1} in ${path} is damaged`);
    }
  }
  return blocks;
}

function invalid(bundle: CaBundle, because: string): SsoctlError {
  const { path, setting } = bundle;
  return new SsoctlError(
    'CA_BUNDLE_INVALID',
    `${setting} names ${JSON.stringify(path)}, which cannot be used: ${because}`,
    {
      hint: `set ${setting} to a file or folder of CA certificates in PEM form, written without ~`,
      details: { path, setting },
    },
  );
}
