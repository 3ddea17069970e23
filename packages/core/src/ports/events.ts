/** What the library tells while it works. It never prints; the caller renders these or drops them. No event carries a secret. */
export type SsoctlEvent =
  | { kind: 'warning'; code: string; message: string; hint?: string | undefined; path?: string | undefined }
  | {
      kind: 'call';
      service: string;
      operation: string;
      status?: number;
      ms: number;
      attempt: number;
      error?: string;
      requestId?: string;
    }
  | { kind: 'authorize'; url: string; opened: boolean; port: number }
  | {
      kind: 'device-code';
      userCode: string;
      url: string;
      completeUrl: string;
      expiresInSeconds: number;
      opened: boolean;
    }
  | { kind: 'waiting-for-lock'; path: string }
  | { kind: 'stray-callback'; reason: string }
  | { kind: 'refreshed'; session: string };

export type OnEvent = (event: SsoctlEvent) => void;
