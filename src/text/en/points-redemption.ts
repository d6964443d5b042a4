import type { SentenceTemplate } from '../../kernel/index.js'
import type { RedemptionCode, WalletStepCode } from '../../points/index.js'

/** What redemption and wallets say, in English. */
export const enPointsRedemption: Readonly<
  Record<Exclude<RedemptionCode, 'too-many-open-questions'> | WalletStepCode, SentenceTemplate>
> = {
  'redemption-id-used': 'The redemption id “{id}” has been used. Give a new one.',
  'holder-not-known': 'There is no account “{holder}”: no credit, redemption or registration is known. Check the id.',
  'order-not-on-a-day': '“{on}” is not a date. Write one such as 2024-02-29.',
  'outside-redemption-window': [
    '{on} is outside the redemption window (months / days: {window}; weekdays: {weekdays}; {clause}). Redeem within it.',
    '{on} is outside the redemption window (months / days: {window}; weekdays: {weekdays}). Redeem within it.',
    '{on} is outside the redemption window (months / days: {window}; {clause}). Redeem within it.',
    '{on} is outside the redemption window (months / days: {window}). Redeem within it.',
  ],
  'later-redemption-there':
    'There is a later redemption of “{holder}” than {on}. Redeem in order of days, or on a later day.',
  'redeemed-often-enough': [
    '“{holder}” has redeemed {done} time(s) in {period}, of {times} in a period ({clause}). Redeem in the next one.',
    '“{holder}” has redeemed {done} time(s) in {period}, of {times} in a period. Redeem in the next one.',
  ],
  'redemption-right-rests': [
    'The right of “{holder}” to redeem rests from {from} to {to} because of “{title}” ({clause}). Redeem afterwards.',
    'The right of “{holder}” to redeem rests from {from} to {to} because of “{title}”. Redeem afterwards.',
    'The right of “{holder}” to redeem rests from {from} to {to}. Redeem afterwards.',
  ],
  'cash-refused': 'Points are not paid out in cash ({points} asked). Redeem goods or services.',
  'no-rate-on-day': [
    'There is no rate of points to yuan on {day}. Add one.',
    'There is no rate of points to yuan for the day. Add one.',
  ],
  'good-not-in-list': [
    '“{good}” is not on the price list. Check the list.',
    'The good is not on the price list. Check the list.',
  ],
  'good-without-price': '“{good}” has no price on {day}. Add one.',
  'good-count-not-positive': 'The number {count} of “{good}” is no whole number above zero. Correct it.',
  'good-out-of-stock': '{count} of “{good}” are asked and {left} are there. Ask for fewer, or restock.',
  'good-limit-reached': [
    '{had} of “{good}” were redeemed in {period} and {count} more are asked; at most {most} in a period ({clause}). Ask for fewer.',
    '{had} of “{good}” were redeemed in {period} and {count} more are asked; at most {most} in a period. Ask for fewer.',
  ],
  'pick-up-day-missing': 'The price of “{good}” is that of the pick-up day, which is not known. Add the day.',
  'payment-not-named': 'There are several kinds of points and the payment is not named. State how many of each.',
  'payment-is-not-price': 'The payment of {paid} is not the price of {cost}. Correct it.',
  'points-not-enough': '{points} points are needed and {available} are available. Redeem less.',
  'points-not-matched': [
    '{points} of “{currency}” are paid and {most} are matched at most ({clause}). Change the payment.',
    '{points} of “{currency}” are paid and {most} are matched at most. Change the payment.',
  ],
  'points-not-positive': 'The number {points} of “{currency}” is not above zero. Correct it.',
  'points-too-fine': 'The number {points} of “{currency}” has more than {digits} places. Correct it.',
  'balance-below-least': [
    'The balance of {balance} is below the {least} from which points are redeemed ({clause}). Redeem once there are enough.',
    'The balance of {balance} is below the {least} from which points are redeemed. Redeem once there are enough.',
  ],
  'too-little-left': [
    'Of a balance of {balance}, {least} must stay ({clause}): {asked} asked, {allowed} allowed. Redeem less.',
    'Of a balance of {balance}, {least} must stay: {asked} asked, {allowed} allowed. Redeem less.',
  ],
  'points-not-a-multiple': [
    '{asked} points are asked; it must be a multiple of {step} ({clause}). Change the number.',
    '{asked} points are asked; it must be a multiple of {step}. Change the number.',
  ],
  'points-below-least': [
    '{asked} points are asked; one redemption is of at least {least} ({clause}). Redeem more at once.',
    '{asked} points are asked; one redemption is of at least {least}. Redeem more at once.',
  ],
  'points-above-most': [
    '{before} points were redeemed in {period} and {asked} more are asked; at most {allowed} in a period ({clause}). Redeem less.',
    '{before} points were redeemed in {period} and {asked} more are asked; at most {allowed} in a period. Redeem less.',
    '{asked} points are asked; at most {allowed} at once ({clause}). Redeem less.',
    '{asked} points are asked; at most {allowed} at once. Redeem less.',
  ],
  'order-not-a-figure':
    '{path}: what is ordered, “{text}”, is no figure and no list of goods. Give a figure, or goods with their number.',
  'order-without-id': '{path}: there is no id. Give a new one.',
  'wallet-row-left-out':
    '{path}: this is no whole record (an id, a date, a figure, a state, a number or a list is wrong) and is left out. Correct it and work it out again.',
  'worth-not-positive': 'The order is for {yuan} yuan; give an amount above zero.',
  'points-above-share': [
    '{before} points were redeemed in {period} and {asked} more are asked; at most {share} of the balance in a period, which is {allowed} ({clause}). Redeem less.',
    '{before} points were redeemed in {period} and {asked} more are asked; at most {share} of the balance in a period, which is {allowed}. Redeem less.',
    '{asked} points are asked; at most {share} of the balance at once, which is {allowed} ({clause}). Redeem less.',
    '{asked} points are asked; at most {share} of the balance at once, which is {allowed}. Redeem less.',
  ],
  'yuan-above-most': [
    '{before} yuan were redeemed in {period} and {asked} more are asked; at most {allowed} in a period ({clause}). Redeem less.',
    '{before} yuan were redeemed in {period} and {asked} more are asked; at most {allowed} in a period. Redeem less.',
    '{asked} yuan are asked; at most {allowed} at once ({clause}). Redeem less.',
    '{asked} yuan are asked; at most {allowed} at once. Redeem less.',
  ],
  'redemption-not-there': 'There is no redemption “{redemption}”. Check the id.',
  'redemption-already-cancelled': 'The redemption “{redemption}” is cancelled already. Nothing is left to do.',
  'cancelled-before-redeemed': 'The cancellation is earlier than the redemption “{redemption}”. Correct the day.',
  'transfer-id-used': 'The transfer id “{id}” has been used. Give a new one.',
  'transfer-cause-unknown': '{path}: points are not moved for “{cause}”. Write gift, split, merge, departure or death.',
  'transfer-refused': ['Points are not moved for {@why} ({clause}).', 'Points are not moved for {@why}.'],
  'transfer-not-whole': [
    'All {available} of “{currency}” must be moved ({clause}), not {points}. Correct it.',
    'All {available} of “{currency}” must be moved, not {points}. Correct it.',
  ],
  'recipient-missing': 'The points go to another account, and none is named. Add it.',
  'recipient-not-known': 'The points cannot go to “{to}”: it is not another account that is known. Check the id.',
  'recipient-not-needed': [
    'The points end with the account ({clause}) and cannot go to “{to}”. Leave it out.',
    'The points end with the account and cannot go to “{to}”. Leave it out.',
  ],
  'not-of-one-household': [
    '“{holder}” and “{to}” are not of one household on {on}, and points are moved within a household only ({clause}). Check the register.',
    '“{holder}” and “{to}” are not of one household on {on}, and points are moved within a household only. Check the register.',
  ],
  'account-owes':
    '“{holder}” owes {owed} of “{currency}”; the account cannot be moved as a whole. Settle the debt first.',
  'negative-balance':
    'The text does not say what a deduction does that finds too few points. Decide: negative, offsetNext or writtenOff.',
  'lot-order': 'The text does not say which points are spent first. Decide: oldest, earliestExpiry or newest.',
  'refund-to': 'The text does not say where refunded points go. Decide: sameLots, newLot or nowhere.',
  'rest-after-redemption':
    'The text does not say what happens to the points left after a redemption. Decide: stays, availableCleared or allCleared.',
  'cash-out': 'The text does not say whether points are paid out in cash. Decide: refused or allowed.',
  'rate-date': 'The rate changed and the text does not say which day counts. Decide: redemption or credit.',
  'price-date': 'The price changed and the text does not say which day counts. Decide: order or pickUp.',
  'match-basis': 'The text does not say what is matched. Decide: earnedSoFar, balance or sameRedemption.',
  'match-class-date':
    'The class changed and the text does not say which day counts for the match. Decide: redemption or credit.',
  'points-for-money':
    'The sum is no whole number of points and the text does not say how it is rounded. Decide: up, halfUp or down.',
  'cancelled-counts':
    'The text does not say whether a cancelled redemption uses up a turn. Decide: counts or doesNotCount.',
  'budget-over':
    'The claims pass the ceiling and the text does not say what happens. Decide: proRata, firstCome, deferLast or deferAll.',
  'same-day-claims':
    'Claims of one day do not all fit and the text does not say which goes first. Decide: proRata or wait.',
  'stock-over':
    'The goods do not suffice and the text does not say who gets them. Decide: firstCome, byRank or proRata.',
  'same-rank-claims':
    'Claims of one rank do not all fit and the text does not say which goes first. Decide: proRata or wait.',
  'class-of-several':
    'The holder is in several classes with different prices or rates and the text does not say which counts. Decide: favourable or unfavourable.',
  'balance-meant':
    'The text does not say whether the balance includes points that cannot be spent yet. Decide: available or held.',
  'share-base':
    'The text does not say of which balance the share of a period is taken. Decide: periodStart or nowAndRedeemed.',
  'expiry-while-resting':
    'The text does not say whether points expire while the right to redeem rests. Decide: runs or waits.',
  'transfer-to':
    'The text does not say whether points are moved for this cause, and to whom. Decide: household, anyone, nobody (they end) or refused.',
  'transferred-days': 'The text does not say which day counts for points that are moved. Decide: kept or new.',
  'wallet-available': 'On {on}, “{holder}” can redeem {points} of “{currency}”.',
  'wallet-held': '{points} are held.',
  'wallet-came-in': '{points} came in.',
  'wallet-credit': ['{points} were credited on {on} and last until {until}.', '{points} were credited on {on}.'],
  'wallet-received': [
    '{points} came from another account, counted from {on}, and last until {until}.',
    '{points} came from another account, counted from {on}.',
  ],
  'wallet-spent': '{points} were redeemed.',
  'wallet-given': '{points} went to other accounts.',
  'wallet-deducted': '{points} were deducted.',
  'wallet-reversed': '{points} were taken back.',
  'wallet-expired': '{points} expired.',
  'wallet-lot-expired': '{points} of {on} ended on {until}.',
  'wallet-cleared': '{points} were cleared by the rules.',
  'wallet-owed': '{points} of that are owed and come out of the next credits.',
  'wallet-written-off': '{points} of that were written off.',
  'wallet-not-open': '{points} cannot be spent yet.',
  'wallet-not-matched': '{points} are not matched and cannot be used.',
  'wallet-resting': [
    '{points} cannot be used from {from} to {to} because of “{title}” ({clause}).',
    '{points} cannot be used from {from} to {to} because of “{title}”.',
    '{points} cannot be used from {from} to {to}: the right to redeem rests.',
  ],
  'holder-given-twice':
    'The account “{holder}” is registered twice with different content; neither counts. Keep the right one.',
  'credit-given-twice':
    'The credit “{id}” is given twice with different contents, and neither counts. Keep the right one.',
  'credit-not-known': 'There is no credit “{credit}” to take back. Check the id.',
  'credit-taken-back-twice': 'The credit “{credit}” is taken back already; this one does not count. Remove it.',
  'credit-is-a-reversal': 'The credit “{credit}” is a reversal and cannot be taken back. Record a new credit.',
  'credit-back-differs':
    'The reversal says {points}, the credit “{credit}” was of {whole}: the whole of it is taken back. To take back a part, record a deduction.',
  'currency-not-in-policy': 'The policy has no kind of points “{currency}”. Check it.',
  'redemption-given-twice':
    'The redemption “{id}” is given twice with different contents, and neither counts. Keep the right one.',
  'redemption-not-known': 'There is no redemption “{redemption}” to cancel. Check the id.',
  'transfer-given-twice':
    'The transfer “{id}” is given twice with different contents, and neither counts. Keep the right one.',
  'rest-not-moved': [
    "{path}: the right of '{holder}' rests until {until} because of '{title}', but '{to}', to which points passed in a split or merger, does not rest from {first}. Rests do not move with points; if the text says that this one goes on, add a rest for '{to}'.",
    "{path}: the right of '{holder}' rests until {until}, but '{to}', to which points passed in a split or merger, does not rest from {first}. Rests do not move with points; if the text says that this one goes on, add a rest for '{to}'.",
  ],
  'record-after-split':
    "{path}: '{holder}' split on {split} and all its points were moved, but '{id}' of {on} still comes to it. Check to which of the new accounts it belongs.",
  'credit-after-closing':
    'The account was closed on {on}, and the credit “{id}” is later. Check to which account it belongs.',
  'class-without-factor':
    'The class of “{holder}” on {on} has no factor for “{currency}”. Add one, or check the class.',
  'award-below-least': 'An award of {points} is below the least of {least}. Correct it.',
  'award-not-payable': 'An award of {points} cannot be paid with vouchers of {values}. Correct one of them.',
  'vouchers-not-in-policy': 'The policy has no vouchers. Add their values.',
  'too-many-vouchers': 'An award of {points} needs too many vouchers. Pay it in parts, or add larger values.',
  'ceiling-not-given': [
    'The ceiling “{ceiling}” is no figure of zero or more. Correct it.',
    'No ceiling is given. Add it.',
  ],
  'claim-not-complete': '{path}: this is no whole claim (an id or a day is wrong). Correct it and work it out again.',
  'claim-not-positive': 'The claim “{id}” of {points} is no figure above zero. Correct it.',
  'claim-given-twice': 'The claim “{id}” is given twice. Correct it.',
  'claim-without-rank': '“{good}” goes by rank, and the claim “{id}” has no place from 1 on. Add it.',
  'currency-named-twice': '{path}: the kind of points “{currency}” is named twice. Remove one.',
  'match-without-currency': '{path}: there is no kind of points “{currency}” to match. Correct it.',
  'match-in-circle': '{path}: kinds of points match each other in a circle ({circle}). Break it.',
  'good-named-twice': '{path}: the good “{good}” is named twice. Remove one.',
  'price-gap': '{path}: “{title}” has no price from {date} until {until}. Add one.',
  'price-overlap': '{path}: “{title}” has two prices on {date}. Correct the days.',
  'price-not-positive': '{path}: the price {points} of “{title}” is not above zero. Correct it.',
  'rate-not-positive': '{path}: the rate {yuan} from {from} is not above zero. Correct it.',
  'rate-named-twice': '{path}: there are two rates from {from}. Remove one.',
  'no-way-to-redeem':
    'There is neither a rate nor a price list; only numbers of points can be redeemed. Check that this is meant.',
  'least-not-payable':
    '{path}: the least award of {least} cannot be paid with vouchers of {values}. Correct one of them.',
  'denomination-not-positive': '{path}: the value {value} is not above zero. Correct it.',
  'window-never-open': '{path}: no day lies in the window. Correct the months or days.',
  'windows-never-meet': '{path}: no day lies in all windows. Correct them.',
  'expires-before-open':
    '{path}: points of {date} can be redeemed from {first} on, and end on {until}. Correct one of them.',
  'expires-outside-windows':
    '{path}: points of {date} last until {until}, and from {first} on no day of that is open for redemption. Correct the windows or the expiry.',
  'bound-not-positive': '{path}: {figure} is not above zero. Correct it.',
  'bound-without-currency': '{path}: there is no kind of points “{currency}”. Correct it.',
  'bound-without-rate': '{path}: the limit is in yuan ({yuan}), and there is no rate. Add one.',
  'share-above-one': '{path}: the share {share} is above one and limits nothing. Check that this is meant.',
  'least-above-most':
    '{path}: a redemption is of at least {least} and at most {most} points; none can be both. Correct one of them.',
  'no-multiple-allowed':
    '{path}: the least multiple of {step} is {points} points, and at most {most} are allowed; no redemption can be both. Correct one of them.',
  'price-above-most':
    '{path}: “{title}” costs {points} points and at most {most} are redeemed; nobody can have it. Correct the price or the limit.',
  'price-not-a-multiple':
    '{path}: “{title}” costs {points} points, no multiple of {step}; it takes {count} at once (or a multiple of that). Check that this is meant.',
  'shared-without-stock':
    '{path}: it is said how “{title}” is shared when there is too little, and not that the stock is limited. Say so, or leave the sharing out.',
  'resting-without-right': '{path}: it is said what becomes of points meanwhile, and not which right rests. Add it.',
  'transfer-named-twice': '{path}: the rule of points that are moved for {@why} stands twice. Remove one.',
  'redemption-left-open': '{path}: “{decision}” is not decided; options: {options}. Decide it.',
  'redemption-answer-unknown': '{path}: the decision “{value}” on “{decision}” is none of {options}. Correct it.',
}
