import type { Frame } from '../xml/frame';
import type { XmlElement } from '../xml/element';
import { find, required, requiredText, textOf } from '../xml/element';
import { amountOf, checkedDate, givenDate, signed } from '../values';
import type { AccountIdentity, Balance, StatementHeader, StatementMessage } from './model';
import type { StatementVersion } from './shape';

export const toMessage = (header: XmlElement, version: StatementVersion): StatementMessage => ({
  version,
  messageId: requiredText(header, 'MsgId'),
  createdAt: checkedDate(required(header, 'CreDtTm')),
});

/** From a statement that is still open: its head is complete when its first balance is. */
export function toHeader(statement: Pick<Frame, 'children'>, number: number): StatementHeader {
  const account = required(statement, 'Acct');
  const bank = find(account, 'Svcr', 'FinInstnId');
  const [from, to] = [find(statement, 'FrToDt', 'FrDtTm'), find(statement, 'FrToDt', 'ToDtTm')];
  return {
    number,
    id: requiredText(statement, 'Id'),
    sequenceNumber: textOf(statement, 'ElctrncSeqNb'),
    createdAt: checkedDate(required(statement, 'CreDtTm')),
    line: account.line,
    from: from && checkedDate(from),
    to: to && checkedDate(to),
    account: {
      ...toAccount(account),
      currency: textOf(account, 'Ccy'),
      owner: textOf(account, 'Ownr', 'Nm'),
      servicerBic: bank && (textOf(bank, 'BIC') ?? textOf(bank, 'BICFI')),
    },
  };
}

export const toAccount = (account: XmlElement): AccountIdentity => ({
  iban: textOf(account, 'Id', 'IBAN'),
  other: textOf(account, 'Id', 'Othr', 'Id'),
});

export const toBalance = (balance: XmlElement): Balance => ({
  type: required(balance, 'Tp', 'CdOrPrtry').children[0]!.text,
  amount: signed(amountOf(required(balance, 'Amt')), requiredText(balance, 'CdtDbtInd')),
  date: givenDate(required(balance, 'Dt'))!,
});
