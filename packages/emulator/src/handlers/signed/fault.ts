/** What may be wrong with a signed request, before anybody looks at what it asks for. Each protocol has its own names for these. */
export type SignatureProblem =
  | 'unsigned'
  | 'malformed'
  | 'unknown-keys'
  | 'expired-keys'
  | 'expired-request'
  | 'mismatch';

/** A request that nobody's keys vouch for. The message is the service's own, where there is more to say than the problem's name. */
export class SignatureFault extends Error {
  readonly problem: SignatureProblem;
  readonly detail: string | undefined;

  constructor(problem: SignatureProblem, detail?: string) {
    super(detail ?? problem);
    this.problem = problem;
    this.detail = detail;
  }
}
