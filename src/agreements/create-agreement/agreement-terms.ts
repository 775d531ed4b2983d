import type { AgreementCommandOf, Consent } from '#libs/agreements';
import { isCurrency, parseAmount, toMoneyJson } from '#libs/money';
import type { Amount, MoneyJson } from '#libs/money';
import {
  CATCH_UP_DEFAULT,
  DUNNING_LADDER,
  hoursBetweenCharges,
  InvalidLadderError,
  InvalidScheduleError,
  parseLadder,
  parseSchedule,
} from '#libs/schedules';
import type { DayCount, DunningLadder, Schedule, ScheduleField } from '#libs/schedules';
import { DateTime } from 'luxon';
import { Problem } from '../../common/problems';
import type { ConsentDto, CreateAgreementDto, DunningDto, ScheduleDto } from './create-agreement.dto';

type Terms = Pick<
  AgreementCommandOf<'CreateAgreement'>['agreement'],
  'amount' | 'schedule' | 'missedPeriods' | 'ladder' | 'prorationDays' | 'consent'
>;

const TIME_DEFAULT = '09:00';

/**
 * What the request agrees on, in the words of the decider.
 * @throws Problem with all that is wrong with the schedule, or with the ladder
 */
export function termsOf(request: CreateAgreementDto, now: Date): Terms {
  const schedule = scheduleOf(request.schedule, now);
  const { missed_periods: policy, missed_periods_max: maxPeriods } = request;
  const consent = request.consent && consentOf(request.consent);
  const prorationDays = daysOf(request, schedule);
  return {
    amount: moneyOf(request.amount),
    schedule,
    missedPeriods: {
      policy: policy ?? CATCH_UP_DEFAULT.policy,
      maxPeriods: maxPeriods ?? CATCH_UP_DEFAULT.maxPeriods,
      hoursBetween: consent?.closeCharges ? 0 : hoursBetweenCharges(schedule),
    },
    ladder: ladderOf(request.dunning),
    ...(prorationDays && { prorationDays }),
    ...(consent && { consent }),
  };
}

export function moneyOf(amount: Amount): MoneyJson {
  if (!isCurrency(amount.currency)) {
    throw invalid([{ pointer: '/amount', message: 'currency must be one that cards are charged in' }]);
  }
  return toMoneyJson(parseAmount(amount));
}

const FIELDS: Readonly<Record<ScheduleField, string>> = {
  every: 'every',
  count: 'count',
  anchorDay: 'anchor_day',
  time: 'time',
  zone: 'zone',
  start: 'start',
  end: 'end',
  periods: 'periods',
};

function scheduleOf({ anchor_day: anchorDay, time, start, ...rest }: ScheduleDto, now: Date): Schedule {
  const today = DateTime.fromJSDate(now, { zone: rest.zone }).toISODate() ?? '1970-01-01';
  try {
    const schedule = parseSchedule({ ...rest, anchorDay, time: time ?? TIME_DEFAULT, start: start ?? today });
    if (schedule.start >= today) return schedule;
    throw invalid([{ pointer: '/schedule/start', message: `must not be before today, ${today}` }]);
  } catch (error) {
    if (!(error instanceof InvalidScheduleError)) throw error;
    throw invalid(error.problems.map(({ field, message }) => ({ pointer: `/schedule/${FIELDS[field]}`, message })));
  }
}

function ladderOf(dunning: DunningDto | undefined): DunningLadder {
  if (!dunning) return DUNNING_LADDER;
  const { attempt_days: attemptDays, suspend_day: suspendDay, end_day: endDay } = dunning;
  try {
    return parseLadder({ ...DUNNING_LADDER, attemptDays, suspendDay, endDay });
  } catch (error) {
    if (!(error instanceof InvalidLadderError)) throw error;
    const message = error.problems
      .join('; ')
      .replace('attemptDays', 'attempt_days')
      .replace('suspendDay', 'suspend_day');
    throw invalid([{ pointer: '/dunning', message: message.replace('endDay', 'end_day') }]);
  }
}

/** What is written down is only what is agreed beside the calendar. */
function daysOf({ proration_days: days }: CreateAgreementDto, { every }: Schedule): DayCount | undefined {
  if (days !== 'thirty') return undefined;
  if (every === 'month' || every === 'year') return days;
  throw invalid([{ pointer: '/proration_days', message: 'thirty needs a schedule of months or years' }]);
}

export function consentOf({ reference, ceiling, close_charges: isClose }: ConsentDto): Consent {
  return {
    ...(reference !== undefined && { reference }),
    ...(ceiling && { ceiling: moneyOf(ceiling) }),
    ...(isClose && { closeCharges: true as const }),
  };
}

const invalid = (errors: readonly { pointer: string; message: string }[]): Problem =>
  new Problem('invalid_request', 'The agreement cannot be made like this.', { errors });
