/** Work that goes on by itself. `stop` begins nothing new and resolves when what runs has ended. */
export interface Loop {
  start(): void | Promise<void>;
  stop(): Promise<void>;
}
