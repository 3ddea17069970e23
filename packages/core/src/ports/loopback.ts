export interface LoopbackRequest {
  method: string;
  /** Path and query, as received. */
  target: string;
  headers: Readonly<Record<string, string | undefined>>;
}

export interface LoopbackResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface LoopbackServer {
  port: number;
  close(): Promise<void>;
}

/** A small HTTP listener on 127.0.0.1, for the sign-in's callback. */
export interface Loopback {
  /** Bound when it resolves; port 0 means any. @throws CALLBACK_UNAVAILABLE */
  listen(port: number, handle: (request: LoopbackRequest) => LoopbackResponse): Promise<LoopbackServer>;
}
