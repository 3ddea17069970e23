/** What went wrong below HTTP. `unreachable` includes connections that broke off. */
export type Trouble = 'unreachable' | 'untrusted' | 'proxy' | 'timed-out';

interface NetworkCode {
  trouble: Trouble;
  /** In words, to stand after "cannot reach HOST:". */
  because: string;
  /** True when the request was certainly not sent, so that sending it again repeats nothing. */
  unsent: boolean;
}

const unreachable = (because: string, unsent: boolean): NetworkCode => ({ trouble: 'unreachable', because, unsent });
const untrusted = (because: string): NetworkCode => ({ trouble: 'untrusted', because, unsent: true });

/** Codes of Node's net, dns and tls, and of our transport (`ERR_CONNECT_…`, `ERR_ANSWER_…`, `ERR_PROXY_…`). */
const NETWORK_CODES: Readonly<Record<string, NetworkCode>> = {
  ENOTFOUND: unreachable('the host name does not resolve', true),
  EAI_AGAIN: unreachable('the name server does not answer', true),
  EAI_FAIL: unreachable('the name server failed', true),
  ECONNREFUSED: unreachable('the connection was refused', true),
  EHOSTUNREACH: unreachable('there is no route to the host', true),
  ENETUNREACH: unreachable('the network is unreachable', true),
  ENETDOWN: unreachable('the network is down', true),
  EADDRNOTAVAIL: unreachable('no local address can reach the host', true),
  EACCES: unreachable('the connection is not permitted', true),
  EPERM: unreachable('the connection is not permitted', true),
  ECONNRESET: unreachable('the connection was reset', false),
  ECONNABORTED: unreachable('the connection was aborted', false),
  EPIPE: unreachable('the connection was closed', false),
  EPROTO: unreachable('the other end does not speak TLS as expected', true),
  ERR_SSL_WRONG_VERSION_NUMBER: unreachable('the other end does not speak TLS', true),
  ERR_STREAM_PREMATURE_CLOSE: unreachable('the connection was closed before the answer was complete', false),
  HPE_INVALID_CONSTANT: unreachable('the other end does not speak HTTP', false),
  ETIMEDOUT: { trouble: 'timed-out', because: 'the connection timed out', unsent: false },
  ERR_CONNECT_TIMEOUT: { trouble: 'timed-out', because: 'no connection was established in time', unsent: true },
  ERR_ANSWER_TIMEOUT: { trouble: 'timed-out', because: 'no complete answer came in time', unsent: false },
  ERR_PROXY_UNREACHABLE: { trouble: 'proxy', because: 'the proxy cannot be reached', unsent: true },
  ERR_PROXY_REFUSED: { trouble: 'proxy', because: 'the proxy refused the connection', unsent: true },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted('no trusted authority signed its certificate'),
  UNABLE_TO_GET_ISSUER_CERT: untrusted('the issuer of its certificate is not known'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted('the issuer of its certificate is not known'),
  SELF_SIGNED_CERT_IN_CHAIN: untrusted('an authority that is not trusted signed its certificate'),
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted('its certificate is self-signed'),
  CERT_HAS_EXPIRED: untrusted('its certificate has expired'),
  CERT_NOT_YET_VALID: untrusted('its certificate is not yet valid'),
  CERT_REVOKED: untrusted('its certificate is revoked'),
  CERT_UNTRUSTED: untrusted('its certificate is not trusted'),
  CERT_REJECTED: untrusted('its certificate is rejected'),
  CERT_SIGNATURE_FAILURE: untrusted('the signature of its certificate is wrong'),
  HOSTNAME_MISMATCH: untrusted('its certificate is for another host'),
  ERR_TLS_CERT_ALTNAME_INVALID: untrusted('its certificate is for another host'),
};

/** What a Node error code means; undefined when it is not one of the network. */
export function networkCode(code: string): NetworkCode | undefined {
  const known = Object.hasOwn(NETWORK_CODES, code) ? NETWORK_CODES[code] : undefined;
  if (known !== undefined) return known;
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return unreachable('the TLS handshake failed', true);
  return code.startsWith('HPE_') ? unreachable('the other end does not speak HTTP', false) : undefined;
}
