/** Unpredictable bytes, from the operating system. */
export interface Random {
  bytes(count: number): Uint8Array;
  uuid(): string;
}
