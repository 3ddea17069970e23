export interface FileInfo {
  kind: 'file' | 'directory' | 'other';
  size: number;
  mtimeMs: number;
  /** Permission bits. */
  mode: number;
  uid: number;
  /** Changes when the file is replaced. */
  inode: number;
}

export interface ReplaceOptions {
  /** Permission bits of a new file; an existing file keeps its own. Default 0o600. */
  mode?: number;
  /**
   * The file is ours alone, as caches of secrets are: an existing one gets `mode` too, and is replaced even where it is read-only
   * or somebody else's.
   */
  exactMode?: boolean;
}

/** A file that was taken out of its place, kept open: who opened it before that writes into it still. */
export interface HeldFile {
  /** What it holds now. @throws FILE_UNREADABLE */
  readBytes(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** What became of an exchange. */
export type Exchange =
  /** The file did not hold what it should: nothing was changed. */
  | { made: false }
  /** `replaced`: the file that stood there before; undefined when there was none, and on Windows. To be closed. */
  | { made: true; replaced: HeldFile | undefined };

/** The file system, as far as the library needs it. Paths are absolute. */
export interface Files {
  /** The whole text (UTF-8), or undefined when there is no such file. @throws FILE_UNREADABLE */
  read(path: string): Promise<string | undefined>;
  /** All bytes, or undefined when there is no such file. @throws FILE_UNREADABLE */
  readBytes(path: string): Promise<Uint8Array | undefined>;
  /**
   * Replaces the file's content atomically: a temp file in the target's folder (its name carries the pid), fsync, rename,
   * fsync of the folder; symlinks are followed; missing folders are made with 0700. A kill at any point leaves
   * the old file or the new one. A file keeps its owner, group and mode; one whose owner cannot be kept is refused.
   * @throws FILE_UNWRITABLE, DISK_FULL
   */
  replace(path: string, content: string | Uint8Array, options?: ReplaceOptions): Promise<void>;
  /**
   * Replaces the file's content as {@link replace} does, if it holds `expected` byte for byte (undefined: if there is no file),
   * which is looked at when all else is done, just before the rename. No lock keeps others from writing in the moment between:
   * what they wrote then is in the `replaced` file. Where no file was, none can be lost: the name is taken only if it is free.
   * @throws FILE_UNWRITABLE, DISK_FULL
   */
  exchange(path: string, expected: Uint8Array | undefined, content: Uint8Array): Promise<Exchange>;
  /** True when a file was removed, false when there was none. @throws FILE_UNWRITABLE */
  remove(path: string): Promise<boolean>;
  /** Names in a folder; empty when there is no such folder. @throws FILE_UNREADABLE */
  list(directory: string): Promise<string[]>;
  /** What stands at the path, symlinks followed; undefined when nothing does. */
  info(path: string): Promise<FileInfo | undefined>;
  /** Removes temp files of ours in a folder whose process is gone; returns how many. Never throws. */
  sweep(directory: string): Promise<number>;
}
