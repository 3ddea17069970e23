import { webcrypto } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { AWS_DOMAINS } from './domains.ts';
import { NAME_CONSTRAINTS_OID, nameConstraints } from './name-constraints.ts';

/** A certificate authority that lives as long as one emulator and may speak for AWS's domains alone. */
export interface Authority {
  /** The CA's certificate, PEM. Its key never leaves the process. */
  readonly certificate: string;
  /** What to end TLS with for a host; minted on first use. */
  contextFor(host: string): Promise<SecureContext>;
}

const DAY_MS = 86_400_000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/**
 * Makes an authority. Its certificates are valid by this machine's clock, whatever the emulator's says: TLS is judged by
 * the client's clock.
 */
export async function createAuthority(machine: () => number = Date.now): Promise<Authority> {
  // The X.509 library registers itself through this polyfill and fails at import without it.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  x509.cryptoProvider.set(webcrypto);
  // A client whose clock is a little behind must still accept what was made just now.
  const notBefore = new Date(machine() - DAY_MS);
  const notAfter = new Date(machine() + 90 * DAY_MS);
  const common = { notBefore, notAfter, signingAlgorithm: ALGORITHM };
  const name = 'CN=ssoctl emulator, O=not AWS';
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...common,
    name,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      new x509.Extension(NAME_CONSTRAINTS_OID, true, nameConstraints(AWS_DOMAINS)),
    ],
  });
  const certificate = ca.toString('pem');

  const leafKeys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const leafKey = x509.PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', leafKeys.privateKey),
    'PRIVATE KEY',
  );
  const mint = async (host: string): Promise<SecureContext> => {
    const leaf = await x509.X509CertificateGenerator.create({
      ...common,
      subject: 'CN=ssoctl emulator leaf',
      issuer: name,
      publicKey: leafKeys.publicKey,
      signingKey: keys.privateKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: host }]),
        await x509.SubjectKeyIdentifierExtension.create(leafKeys.publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return createSecureContext({ key: leafKey, cert: `${leaf.toString('pem')}\n${certificate}\n` });
  };

  const contexts = new Map<string, Promise<SecureContext>>();
  return {
    certificate,
    contextFor(host) {
      const context = contexts.get(host) ?? mint(host);
      contexts.set(host, context);
      return context;
    },
  };
}
