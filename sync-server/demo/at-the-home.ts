import type { OpaqueId } from '#domain/ids.ts';
import { arrival } from '#domain/records/arrival.ts';
import type { RecordOf } from '#domain/records/define-record.ts';
import { heatingCost } from '#domain/records/heating-cost.ts';
import { homeServices } from '#domain/records/home-services.ts';
import { privacyNotice } from '#domain/records/privacy-notice.ts';
import { residentAccount } from '#domain/records/resident-account.ts';
import type { room } from '#domain/records/room.ts';
import { roomServices } from '#domain/records/room-services.ts';
import type { HomeScribe, Making } from './scribe.ts';

type RoomKind = RecordOf<typeof room>['body']['roomKind'];

/** Some homes of each street: the same ones in every demo, and no chance is used up that others count on. */
function isOneOf(scribe: HomeScribe, every: number): boolean {
  return scribe.scene.home.index % every === 0;
}

/** What a visit records before the first room: who opened, how the home is heated, and what the resident says. */
export function arriveAtHome(scribe: HomeScribe, made: Making): void {
  scribe.write(
    homeServices,
    { ventilation: 'fans-and-vents', heating: 'gas-boiler', heatingWorks: 'works', controls: ['timer'] },
    made,
  );
  if (scribe.residents === null) return;
  scribe.write(
    arrival,
    { letInBy: 'resident', idShown: true, interpreter: 'not-needed', noticeGiven: 'by-office' },
    made,
  );
  scribe.write(privacyNotice, { at: made.at, how: 'read-out', notice: '2026-11', language: 'en' }, made);
  if (isOneOf(scribe, 4)) scribe.write(heatingCost, { affordable: 'sometimes' }, made);
  if (made.case === null || made.case === undefined) return;
  const about = ['mould', 'wet-windows'] as const;
  scribe.write(
    residentAccount,
    { about, began: 'months', worse: ['winter'], tried: ['cleaned'], told: ['told-landlord'] },
    made,
  );
}

/** The fan of a wet room, and the vents and radiator of another. */
export function lookAtServices(scribe: HomeScribe, id: OpaqueId, kind: RoomKind, made: Making): void {
  if (kind === 'bathroom' || kind === 'kitchen') {
    const fan = isOneOf(scribe, 2) ? 'does-not-run' : 'works';
    scribe.write(roomServices, { room: id, fan, windowOpens: 'opens' }, made);
  } else if (kind === 'bedroom') {
    scribe.write(roomServices, { room: id, trickleVents: 'closed', radiator: 'on' }, made);
  }
}
