/** Gathers what the public account is made from, at whatever stage the panel is. */
import { checkLog } from '../audit/chain.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { municipalityOf } from '../domain/stratum.ts';
import type {
  AccountabilityFacts,
  AccountedDraw,
  AccountedFrame,
} from '../report/accountability/accountability-facts.ts';
import type { PanelFacts } from '../report/response/panel-figures.ts';
import type { ReportLanguage } from '../report/words/report-words.ts';
import { listStoredEvents } from '../store/append-audit-event.ts';
import { readAnnouncement } from '../store/tables/announcement-table.ts';
import { readCalledGroups } from '../store/tables/called-groups.ts';
import { readLatestDraw } from '../store/tables/draw-table.ts';
import type { FrameRow } from '../store/tables/frame-table.ts';
import { listFrameRegisters, readCurrentFrame } from '../store/tables/frame-table.ts';
import { readTransaction } from '../store/transaction.ts';
import { listDrawRemarks } from './draw-remarks.ts';
import { dutchDateOf } from './judge-context.ts';
import type { OpenPanel } from './open-panel.ts';
import type { CommittedFrame } from './read-frame.ts';
import { countStrata, readCommittedFrame } from './read-frame.ts';
import { readRecordedWaves } from './recorded-draw.ts';
import { readResponse } from './response/read-response.ts';
import { wordsOf } from './words/words.ts';

/** Refused when the frame or the log are not what they were; a panel without a frame has an account too. */
export function readAccountability(
  panel: OpenPanel,
  today: string,
  language: ReportLanguage,
): Result<AccountabilityFacts> {
  const { db, settings } = panel;
  return readTransaction(db, () => {
    const log = checkLog(listStoredEvents(db));
    if (log.differences.length > 0) return refuse(failure('audit.log-damaged', {}));
    const frameRow = readCurrentFrame(db);
    const committed = frameRow === undefined ? ok(undefined) : readCommittedFrame(panel);
    if (!committed.ok) return committed;
    const announcement = frameRow === undefined ? undefined : readAnnouncement(db, frameRow.commitment);
    const groups = readCalledGroups(db);
    return ok({
      settings,
      today,
      frame:
        frameRow === undefined || committed.value === undefined
          ? undefined
          : readFrame(panel, frameRow, committed.value),
      announcement:
        announcement === undefined
          ? undefined
          : {
              announced: announcement.announced,
              committedOn: dutchDateOf(new Date(announcement.committedAt)),
            },
      draw: readDraw(panel),
      panel: committed.value === undefined ? undefined : readPanel(panel, today, committed.value),
      groups: groups.runs.length === 0 ? undefined : groups,
      events: log.events,
      drawRemarks: listDrawRemarks(db, wordsOf(language)),
    });
  });
}

function readFrame({ db }: OpenPanel, row: FrameRow, { frame }: CommittedFrame): AccountedFrame {
  const registers = listFrameRegisters(db, row.commitment);
  const residents = new Map<string, number>();
  for (const [stratum, count] of countStrata(frame)) {
    const municipality = municipalityOf(stratum);
    residents.set(municipality, (residents.get(municipality) ?? 0) + count);
  }
  const codes = [...new Set(registers.map(({ municipality }) => municipality))];
  return {
    ...row,
    builtOn: dutchDateOf(new Date(row.builtAt)),
    municipalities: codes.map((municipality) => ({
      municipality,
      rowCount: registers
        .filter((each) => each.municipality === municipality)
        .reduce((sum, { rowCount }) => sum + rowCount, 0),
      residentCount: residents.get(municipality) ?? 0,
    })),
  };
}

function readDraw(panel: OpenPanel): AccountedDraw | undefined {
  const draw = readLatestDraw(panel.db);
  if (draw === undefined) return undefined;
  const { waves, rows } = readRecordedWaves(panel, draw.drawId);
  const { drandRound, drandSignature } = draw;
  return {
    drawnOn: dutchDateOf(new Date(draw.drawnAt)),
    randomness: draw.randomness,
    drand:
      drandRound === null || drandSignature === null
        ? undefined
        : { round: drandRound, signature: drandSignature },
    effectiveSeed: draw.effectiveSeed,
    waves: waves.map(({ wave, letterCounts }, place) => ({
      wave,
      letters: letterCounts,
      shortCount: rows[place]?.shortCount ?? 0,
    })),
  };
}

function readPanel(panel: OpenPanel, today: string, { frame }: CommittedFrame): PanelFacts | undefined {
  if (readLatestDraw(panel.db) === undefined) return undefined;
  const { settings } = panel;
  const residentCounts = countStrata(frame);
  return {
    panelName: settings.panel.name,
    features: settings.strata.features,
    residentCounts,
    ...readResponse(panel, today, residentCounts),
  };
}
