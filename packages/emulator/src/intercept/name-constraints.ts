/** X.509 `id-ce-nameConstraints` (RFC 5280 §4.2.1.10). */
export const NAME_CONSTRAINTS_OID = '2.5.29.30';

const SEQUENCE = 0x30;
const PERMITTED = 0xa0;
const EXCLUDED = 0xa1;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

/** The extension's value that permits these domains with all below them, and no IP address at all. */
export function nameConstraints(domains: readonly string[]): Uint8Array<ArrayBuffer> {
  const permitted = domains.map((domain) => subtree(DNS_NAME, Buffer.from(domain, 'ascii')));
  // An address with a mask of zeros: every IPv4, every IPv6.
  const excluded = [subtree(IP_ADDRESS, Buffer.alloc(8)), subtree(IP_ADDRESS, Buffer.alloc(32))];
  return new Uint8Array(
    tlv(SEQUENCE, Buffer.concat([tlv(PERMITTED, Buffer.concat(permitted)), tlv(EXCLUDED, Buffer.concat(excluded))])),
  );
}

const subtree = (tag: number, name: Buffer) => tlv(SEQUENCE, tlv(tag, name));

/** One DER element: tag, length, value. */
function tlv(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}
