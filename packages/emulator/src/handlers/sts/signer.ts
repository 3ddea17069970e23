import type { State } from '../../state/state.ts';
import { SignatureFault, type SignatureProblem } from '../signed/fault.ts';
import { authenticateSigner, type Keys, type SignedRequest } from '../signed/signer.ts';
import { type StsErrorCode, StsRefusal } from './refusal.ts';

const CODES: Readonly<Record<SignatureProblem, StsErrorCode>> = {
  unsigned: 'MissingAuthenticationToken',
  malformed: 'IncompleteSignature',
  'unknown-keys': 'InvalidClientTokenId',
  'expired-keys': 'ExpiredToken',
  'expired-request': 'RequestExpired',
  mismatch: 'SignatureDoesNotMatch',
};

/** Whose keys signed the request. @throws StsRefusal */
export function stsSigner(state: State, request: SignedRequest): Keys {
  try {
    return authenticateSigner(state, request, 'sts').keys;
  } catch (fault) {
    if (fault instanceof SignatureFault) throw new StsRefusal(CODES[fault.problem], fault.detail);
    throw fault;
  }
}
