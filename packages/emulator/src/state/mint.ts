import { type Bytes, pick } from './bytes.ts';

/**
 * Secrets in the lengths and shapes of the real ones, so that code which assumes too little breaks here. Where a
 * format leaves room they say EXAMPLE, as AWS's documentation does, so that nobody takes them for real.
 */

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** RFC 8628 §6.1: no vowels, so that codes spell nothing; no letters that look alike. */
const CONSONANTS = 'BCDFGHJKLMNPQRSTVWXZ';

export function mintUserCode(bytes: Bytes): string {
  const letters = pick(bytes, CONSONANTS, 8);
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** 86 characters. */
export function mintDeviceCode(bytes: Bytes): string {
  return Buffer.from(bytes(64)).toString('base64url');
}

export function mintAuthorizationCode(bytes: Bytes): string {
  return Buffer.from(bytes(96)).toString('base64url');
}

/** Real ids carry their Region: base64url of 16 opaque bytes and the Region's name. */
export function mintClientId(bytes: Bytes, region: string): string {
  return Buffer.concat([bytes(16), Buffer.from(region)]).toString('base64url');
}

export interface ClientSecretClaims {
  clientId: string;
  clientName: string;
  region: string;
  scopes: readonly string[];
  grantTypes: readonly string[];
  redirectUris: readonly string[];
  issuedAtSeconds: number;
  expiresAtSeconds: number;
}

/** Shaped like a signed JWT of over a kilobyte; to clients it is opaque. The signature is noise. */
export function mintClientSecret(bytes: Bytes, claims: ClientSecretClaims): string {
  const serialized = {
    expired: false,
    clientId: { value: claims.clientId },
    idempotentKey: null,
    tenantId: null,
    clientName: claims.clientName,
    backfillVersion: null,
    clientType: 'PUBLIC',
    templateArn: null,
    templateContext: null,
    expirationTimestamp: claims.expiresAtSeconds,
    createdTimestamp: claims.issuedAtSeconds,
    updatedTimestamp: claims.issuedAtSeconds,
    createdBy: null,
    updatedBy: null,
    status: null,
    initiateLoginUri: null,
    entitledResourceId: null,
    entitledResourceContainerId: null,
    externalId: null,
    softwareId: null,
    scopes: claims.scopes.map((fullScope) => ({ fullScope, status: 'INITIAL', useCaseAction: null })),
    authorizedGrants: claims.grantTypes,
    redirectUris: claims.redirectUris,
    note: 'EXAMPLE: minted by an emulator of IAM Identity Center; worth nothing at AWS',
    padding: Buffer.from(bytes(192)).toString('base64url'),
  };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = part({ kid: `key-${claims.issuedAtSeconds}`, alg: 'HS384' });
  return `${header}.${part({ serialized: JSON.stringify(serialized) })}.${Buffer.from(bytes(48)).toString('base64url')}`;
}

export function mintAccessToken(bytes: Bytes): string {
  return `aoaAAAAAG${pick(bytes, BASE64, 88)}gAkc0:MGUCMQ${pick(bytes, BASE64, 128)}EXAMPLE`;
}

export function mintRefreshToken(bytes: Bytes): string {
  return `aorAAAAAG${pick(bytes, BASE64, 88)}gAkc0:MGUCMQ${pick(bytes, BASE64, 128)}EXAMPLE`;
}

export interface MintedKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

/** 20, 40 and about 900 characters. */
export function mintKeys(bytes: Bytes): MintedKeys {
  return {
    accessKeyId: `ASIA${pick(bytes, BASE32, 9)}EXAMPLE`,
    secretAccessKey: `${pick(bytes, BASE64, 30)}EXAMPLEKEY`,
    sessionToken: `IQoJb3JpZ2luX2Vj${pick(bytes, BASE64, 872)}EXAMPLE=`,
  };
}
