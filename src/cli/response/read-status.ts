/** Everything `loting status` tells, read in one moment. */
import type { Frame } from '../../domain/frame.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { describeFailure } from '../../domain/describe-failure.ts';
import { findTargetsIn, prepareTargets } from '../../draw/open-targets.ts';
import type { Wave } from '../../draw/wave.ts';
import { forecastSignUps } from '../../report/forecast-sign-ups.ts';
import { groupBy } from '../../report/group-by.ts';
import type { MunicipalityForecast } from '../../report/response/posted-letters.ts';
import { forecastMunicipalities } from '../../report/response/posted-letters.ts';
import { summarizeGroups, summarizeResponse } from '../../report/response/response-rows.ts';
import { signUpDays } from '../../report/response/sign-up-periods.ts';
import { progressOfStrata } from '../../report/response/stratum-progress.ts';
import { allInvitationStates } from '../../signups/invitation-states.ts';
import { checkIntegrity } from '../../store/open-database.ts';
import { listAdmissions } from '../../store/tables/admission-table.ts';
import { readAnnouncement } from '../../store/tables/announcement-table.ts';
import { listAssignmentRuns } from '../../store/tables/assignment-table.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import { listDraws, readLatestDraw } from '../../store/tables/draw-table.ts';
import { readCurrentFrame } from '../../store/tables/frame-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import { listDrawRemarks } from '../draw-remarks.ts';
import type { OpenPanel } from '../open-panel.ts';
import { countStrata, readCommittedFrame } from '../read-frame.ts';
import { readRecordedWaves } from '../recorded-draw.ts';
import type { WaveFigures } from '../wave-figures.ts';
import { summarizeWaves } from '../wave-figures.ts';
import { dutchDateOf } from '../judge-context.ts';
import type { WaveAdvice } from './next-steps.ts';
import { listNextSteps } from './next-steps.ts';
import { readProcedureFacts } from './read-procedure.ts';
import type { ReadResponse } from './read-response.ts';
import { readResponse } from './read-response.ts';
import type { Words } from '../words/words.ts';

export type Status = Extract<ReturnType<typeof readStatus>, { readonly ok: true }>['value'];

export interface StatusMoment {
  readonly now: Date;
  /** The folder as it was typed, for the commands of the procedure. */
  readonly dir: string;
  /** Of the remarks. */
  readonly words: Words;
}

/** Reads the status at a moment. Works without a usable frame too: then it says why nothing is told of a next wave. */
export function readStatus(panel: OpenPanel, { now, dir, words }: StatusMoment) {
  const today = dutchDateOf(now);
  const { db, settings } = panel;
  const problems = checkIntegrity(db);
  if (!problems.ok) return problems;
  return readTransaction(db, () => {
    const frameRow = readCurrentFrame(db);
    const draw = readLatestDraw(db);
    const frame = draw === undefined ? undefined : readCommittedFrame(panel);
    const usable = frame?.ok === true ? frame.value.frame : undefined;
    const response = readResponse(panel, today, usable === undefined ? undefined : countStrata(usable));
    const { invitations, expectedOf } = response;
    const waves = draw === undefined ? [] : readRecordedWaves(panel, draw.drawId).waves;
    const forecasts = forecastMunicipalities(invitations, response);
    const advice = usable === undefined ? undefined : adviseWave(panel, usable, waves, response, forecasts);
    const ofState = groupBy(invitations, ({ state }) => state);
    const waveFigures = summarizeWaves(invitations);
    const batches = listBatches(db);
    const reminders = batches.filter(({ kind }) => kind === 'reminder').map(({ wave }) => wave);
    const nextSteps = listNextSteps(response, settings, advice, new Set(reminders));
    const answerBefore = lastDayOf(response, waveFigures);
    const read = { response, waves: waveFigures, nextSteps, answerBefore };
    return ok({
      panel: settings.panel.name,
      today,
      members: settings.panel.members,
      memberCount: response.isBeforeAdmission ? 0 : invitations.filter(({ isMember }) => isMember).length,
      frameResidents: frameRow?.residentCount ?? null,
      isCommitted: frameRow !== undefined && readAnnouncement(db, frameRow.commitment) !== undefined,
      isDrawn: listDraws(db).length > 0,
      waves: waveFigures,
      remarks: [
        ...listDrawRemarks(db, words),
        ...(frame?.ok === false
          ? frame.failures.map((failed) => describeFailure(failed, words.language).what)
          : []),
      ],
      batches: batches.length,
      isAdmitted: listAdmissions(db).length > 0,
      isAssigned: listAssignmentRuns(db).length > 0,
      answerBefore,
      states: Object.fromEntries(
        allInvitationStates.map((state) => [state, ofState.get(state)?.length ?? 0]),
      ),
      response: {
        total: summarizeResponse(invitations, expectedOf),
        municipalities: summarizeGroups(invitations, expectedOf, ({ municipality }) => municipality),
        strata: summarizeGroups(invitations, expectedOf, ({ stratum }) => stratum),
      },
      days: signUpDays(invitations, today).map(({ from, signUpCount, cumulativeCount }) => ({
        day: from,
        signUpCount,
        cumulativeCount,
      })),
      forecast: {
        total: forecastSignUps(forecasts.map(({ distribution }) => distribution)),
        municipalities: forecasts.map(({ municipality, forecast }) => ({
          municipality,
          ...forecast,
          targetMembers:
            settings.municipalities.find(({ code }) => code === municipality)?.targetMembers ?? 0,
        })),
      },
      nextSteps,
      procedure: readProcedureFacts(panel, read, { dir, now }),
      databaseProblems: problems.value,
    });
  });
}

/** The latest day on which an answer to a letter of the waves so far is in time. */
function lastDayOf({ closingDayOf }: ReadResponse, waves: readonly WaveFigures[]): string {
  return [1, ...waves.map(({ wave }) => wave)].map(closingDayOf).sort().at(-1) ?? '';
}

/** What a next wave would be; `undefined` before the first letters are out, and when the frame does not bear it. */
function adviseWave(
  { settings }: OpenPanel,
  frame: Frame,
  waves: readonly Wave[],
  response: ReadResponse,
  forecasts: readonly MunicipalityForecast[],
): WaveAdvice | undefined {
  const progress = progressOfStrata(response.invitations, response, forecasts);
  const letterCount = [...progress.values()].reduce((sum, each) => sum + each.letterCount, 0);
  if (letterCount === 0) return undefined;
  const prepared: Result<WaveAdvice['targetFrame']> = prepareTargets(frame, settings, waves);
  if (!prepared.ok) return undefined;
  return {
    targetFrame: prepared.value,
    waves,
    targets: findTargetsIn(prepared.value, settings, waves, progress),
  };
}
