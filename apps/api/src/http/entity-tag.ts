import { HttpException } from '@nestjs/common';
import { DomainError } from '@peil/platform';

export function entityTagOf({ version }: { readonly version: number }): string {
  return `"${version}"`;
}

/** The version in an If-Match header. Without the header: 428; with something that no ETag of ours is: 412. */
export function versionIn(ifMatch: string | undefined): number {
  if (ifMatch === undefined || ifMatch.trim() === '') {
    throw new HttpException('Send the ETag of the ticket in the header If-Match.', 428);
  }
  const version = /^"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw new DomainError('stale_version', 'The ticket was changed by someone else; fetch it again.');
}
