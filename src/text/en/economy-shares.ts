import type { SentenceTemplate } from '../../kernel/index.js'
import type { DistributionCode } from '../../economy/distribution-codes.js'

/** Sentences about charters, shares, distributions, plans, statements and notices, in English. */
export const enEconomyShares: Readonly<Record<DistributionCode, SentenceTemplate>> = {
  // Shares
  'duplicate-share-event': '{path}: share event “{id}” stands twice; the first counts. Give each event its own id.',
  'unknown-share-class':
    '{path}: the charter has no share class “{shareClass}”. Check the class or add it to the charter.',
  'event-without-holder': '{path}: share event “{id}” does not say whose shares they are. Add who gives them.',
  'event-without-unit': '{path}: merger or split “{id}” does not say into what. Add the new unit.',
  'bad-share-count': '{path}: “{shares}” shares is not positive or has more than {digits} places. Correct it.',
  'power-not-allowed': '{path}: the charter does not allow {@power} of shares ({clause}); event “{id}” is refused.',
  'more-than-held': '{path}: “{holder}” does not hold so many shares; event “{id}” is refused. Check the register.',
  'shares-bound':
    '{path}: “{holder}” has not enough free shares, the others are frozen, pledged or about to end; event “{id}” is refused. Release them first.',
  'unknown-share-event': '{path}: there is no share event of type “{type}”; “{id}” is refused. Check the type.',
  'exit-without-class':
    '{path}: “{holder}” holds several classes and event “{id}” does not say which of them it reduces; it is refused. Add the share class.',
  'exit-though-fixed':
    '{path}: the charter keeps shares when members leave, but the exit “{id}” of “{holder}” is entered. Check it.',
  'grant-though-fixed':
    '{path}: shares were fixed on {fixedOn} and new ones are not granted; event “{id}” for “{holder}” is refused.',
  'transferee-not-listed':
    '{path}: only members may receive shares, and “{holder}” of event “{id}” is not listed; counted as a member. Add who it is.',
  'share-cap-exceeded': '{path}: “{holder}” is above the cap “{cap}” ({clause}). Transfer fewer shares.',
  'too-few-farmers': '{path}: {farmers} of {members} members are farmers, less than {part} ({document} {clause}).',
  'too-many-institutions':
    '{path}: {institutions} of {members} members are institutions, more than allowed ({document} {clause}).',
  // Distribution
  'nothing-to-distribute': 'There are {amount} yuan to distribute: nothing may be paid.',
  'charter-not-sound': 'The pools of the charter do not hang together. Correct what the diagnostics name.',
  'no-share-rules': 'The charter has no rules about shares. Add the share classes.',
  'no-such-payee': 'Nobody of that id is paid. Check the id.',
  'no-such-pool': 'The charter has no such pool. Check the id.',
  'duplicate-holder': '{path}: two holders have the same id; the last one counts. Merge them.',
  'no-claims': 'Nobody takes part in pool “{pool}”. Check the register on the record date and who is meant.',
  'grain-not-in-fen': '{path}: the payment unit “{grain}” is not a whole number of fen. Use 0.01, 1, 10.',
  'grain-conflict': 'The charter pays in units of {charter} yuan, the question says {grain}. Leave it to the charter.',
  'facts-not-readable': 'Some rows or amounts of the facts cannot be read. Mend them one by one as the findings say.',
  'holder-figure-not-read':
    "{path}: no rule asks for '{found}' of {name}, who has none of {missing}, which the division needs. Check the spelling.",
  'holder-group-not-read':
    "{path}: no rule asks for the tag '{found}' of {name} (the rules ask for {known}). Check the spelling.",
  'not-a-list': '{path}: this is not a list and was left out. Correct it.',
  'not-a-record': '{path}: this row is not a record and was left out. Remove or complete it.',
  'id-not-text': '{path}: an id must be text and this is not. Correct it.',
  'negative-figure': '{path}: "{text}" is below zero, which it cannot be. Correct it.',
  'negative-weight':
    'Somebody who divides the pool “{pool}” has a figure below zero to divide by. Check the figures of the holders.',
  'figure-not-stated': '{path}: the charter refers to “{name}”, which the facts do not state. Add it.',
  'guarantee-not-met':
    '“{guarantee}” promises {due} yuan; the money is short, so {unpaid} yuan are not paid. Tell the members.',
  'guarantee-before-losses':
    'Losses of {losses} yuan stand, but guarantees of {guarantees} yuan are paid before they are made good. Make sure that the charter allows it.',
  'unknown-guarantee': '{path}: the charter has no guarantee “{id}”. Check the id.',
  'guarantee-not-from-result': '{path}: “{guarantee}” is not paid out of the result, so this has no effect. Remove it.',
  'covers-more-than-losses': '{path}: the fund covers {amount} yuan, more than the losses of {losses}. Check it.',
  'period-not-stated':
    '{path}: shares granted within the year count by the period of the result, which is not stated. Add its first and last day.',
  'tested-figure-missing':
    '{path}: {holders} have no “{name}” and count as not meeting the condition. State the figure.',
  'deduction-not-a-part':
    '{path}: “{deduction}” would take {amount} yuan off the payment to “{holder}”, which is no part of it; nothing was taken. Check the rate or the amount.',
  'deduction-not-covered':
    '{path}: “{deduction}” of “{holder}” is {amount} yuan short, because the payments do not go so far. Collect it otherwise.',
  'deduction-rates-differ':
    '{path}: the members of “{holder}” state different rates of “{deduction}”; nothing was taken off (due: {amount} yuan). State one rate.',
  'paid-too-much': '“{holder}” was paid {by} yuan too much. Check the receipts.',
  'due-twice': '{path}: “{holder}” is listed more than once; the amounts due were added up. Check it.',
  'payment-twice': '{path}: the id “{id}” stands for two payments. Correct the id or remove the double.',
  'nothing-paid': '{path}: this payment states neither cash nor goods. Complete it.',
  'paid-to-stranger': '{path}: “{holder}” is not among those who are due something. Check it.',
  // Charter
  'duplicate-pool-id': '{path}: the id “{id}” is used twice. Use different ids.',
  'unknown-kind': '{path}: there is no kind “{found}”. Use one of {known}.',
  'unknown-purpose':
    '{path}: charters of this form have no purpose “{found}”; it counts toward no bound. Use one of {known}.',
  'label-without-english':
    '{path}: “{label}” has no English name, so English sentences and notices keep the Chinese. Add en.',
  'cap-without-limit':
    '{path}: the cap “{id}” states neither a rate nor a number of shares and does nothing. State one.',
  'ladder-not-rising': '{path}: the steps of “{id}” do not rise. Check their order and ends.',
  'ladder-without-end':
    '{path}: the highest step of “{id}” ends at {upTo}; nothing is taken of what is above. Confirm it.',
  'ladder-by-steps':
    '{path}: “{id}” picks its step by another figure, so the rate of that step counts for the whole, not by steps. Correct it.',
  'reserved-pool-name':
    '{path}: “{id}” is also a fixed name; as a base it means the fixed figure, not this pool. Choose another id.',
  'unknown-pool': '{path}: there is no pool “{id}”. Check the id.',
  'pool-not-divided':
    '{path}: “{id}” is not said to be cut further, so “{pool}” cannot be cut out of it. Change where it goes.',
  'pool-without-parts': '{path}: “{id}” is said to be cut further, but no pool does. Add them or change where it goes.',
  'fund-comes-later': '{path}: losses are first covered by “{id}”, which comes later. Change the order.',
  'no-share-classes': '{path}: “{id}” goes by shares, but the charter has no share classes. Add them.',
  'pool-after-rest': '{path}: “{rest}” takes all that is left, so “{id}” never gets anything. Change the order.',
  'rates-over-whole': '{path}: rates on “{base}” sum to {sum}, more than 1. Check them.',
  'rates-not-whole': '{path}: rates on “{base}” sum to {sum}, less than 1, and nobody owns the rest. Name the owner.',
  'bound-never-binds': '{path}: the rate {rate} of “{id}” never meets the bound {bound}. Check it.',
  'bounds-contradict': '{path}: the lower bound of “{id}” is above the upper one. Correct them.',
  'rounding-finer-than-fen': 'Amounts with {digits} places cannot be paid in fen. Use at most two places.',
  'per-unit-residue':
    '{path}: with a fixed amount per share the residue cannot go by largest remainder. Name the account that keeps it.',
  'income-as-result': 'The charter splits income without taking off costs. Make sure that it is not the net result.',
  'no-losses-pool': 'The charter says nothing of losses. Years with losses need a decision.',
  'losses-pool-not-first': '{path}: “{id}” (losses) is not first. Make sure of the order and of the base of the rates.',
  'patronage-not-by-trade': '{path}: “{id}” is a patronage refund: it goes by transactions, not by shares or heads.',
  'merit-as-share':
    '{path}: “{id}” pays members by {figures}. Area or contributions are fine; points and merit are no ground for dividends: use a separate award fund.',
  'equal-division-of-photovoltaic':
    '{path}: income of photovoltaic stations must not be divided equally, but “{id}” is. Use posts, small works, awards.',
  'against-requirement':
    '{path}: the rate {rate} is against “{set}” {clause}, whose bound is {bound}. Change the charter.',
  'charter-leaves-open': [
    '{path}: the charter does not say {@decision} of “{about}”. Options: {options}. Decide.',
    '{path}: the charter does not say {@decision} of “{about}”. Decide.',
    '{path}: the charter does not say {@decision}. Decide.',
  ],
  'decision-at-nothing': '{path}: the charter has no “{found}”, so this decision has no effect. There are {places}.',
  // Plan
  'below-minimum': [
    '“{about}” has {planned} yuan, below the minimum of {bound} by {by} ({document} {clause}).',
    '“{about}” has {planned} yuan, below the minimum of {bound} by {by} ({document}).',
    '{document} {clause}: {planned} yuan are below the minimum of {bound} by {by}.',
    '“{limit}” has {planned} yuan, below the minimum of {bound} by {by} ({document}).',
  ],
  'above-maximum': [
    '“{about}” has {planned} yuan, above the maximum of {bound} by {by} ({document} {clause}).',
    '“{about}” has {planned} yuan, above the maximum of {bound} by {by} ({document}).',
    '{document} {clause}: {planned} yuan are above the maximum of {bound} by {by}.',
    '“{limit}” has {planned} yuan, above the maximum of {bound} by {by} ({document}).',
  ],
  'plan-exceeds-available': 'The plan gives out {planned} yuan of {available}. Reduce it.',
  'plan-leaves-rest':
    'The plan gives out {planned} yuan of {available}; {rest} are not assigned. Say that they are carried over.',
  'deficit-payout':
    '{path}: persons are paid although there is nothing to distribute ({document} {clause}). Withdraw it.',
  'borrowed-money': '{path}: {amount} yuan of borrowed money are distributed ({document} {clause}). Withdraw it.',
  'forbidden-funding':
    '{path}: {amount} yuan of {@kind} may not enter the distribution ({document} {clause}). Take them out.',
  'losses-not-first': '{path}: losses of {losses} yuan are not made good first ({document} {clause}). Do that first.',
  'equal-division': '{path}: “{entry}” divides equally ({document} {clause}). Go by work or need.',
  'vote-quorum': '{path}: {count} of {members} were present, less than {part} ({clause}). The meeting cannot decide.',
  'vote-majority': '{path}: {count} of all {members} agreed, less than {part} ({clause}). The motion fails.',
  'vote-not-counted':
    '{path}: members, those present and those in favour must be whole numbers, none above the number of members. Check the count.',
  'vote-by-representatives': '{path}: representatives cannot decide this ({clause}). Call the members’ assembly.',
  'disclosure-late':
    '{path}: the plan lay open for {days} days, fewer than {least} ({document} {clause}). Change the date.',
  // Statements
  'statement-line-unknown': '{path}: the statement has no line “{line}”. Check the line.',
  'statement-line-wrong': '{path}: “{line}” says {stated}; the other lines give {computed}. Check it.',
  'statement-line-missing': '{path}: “{line}” is not stated and does not follow. Left out is not zero: add it.',
  // Decisions
  'pool-rate': [
    'The charter does not say the rate of “{about}”. Decide.',
    'The charter does not say the rate of “{at}”. Decide.',
  ],
  'pool-base': [
    'The charter does not say the base of the rate of “{about}”. Decide.',
    'The charter does not say the base of the rate of “{at}”. Decide.',
  ],
  'pool-amount': [
    'The charter does not say the amount of “{about}”. Decide.',
    'The charter does not say the amount of “{at}”. Decide.',
  ],
  'portion-base': [
    'The base of the bound “{about}” is not said. Decide.',
    'The base of the bound “{at}” is not said. Decide.',
  ],
  'test-figure': [
    'Which figure the condition of “{about}” tests (before or after losses) is not said. Decide.',
    'Which figure the condition of “{at}” tests (before or after losses) is not said. Decide.',
  ],
  'ceiling-balance': [
    'Which balance “{about}” is measured by is not said. Decide.',
    'Which balance “{at}” is measured by is not said. Decide.',
  ],
  'limit-otherwise': [
    'When the condition of “{about}” fails, nothing may be given or the bound does not apply: decide.',
    'When the condition of “{at}” fails, nothing may be given or the bound does not apply: decide.',
  ],
  'opening-balance': 'Whether the opening balance joins this year’s distribution is not said. Decide.',
  'losses-order': 'There are losses of earlier years, and the charter says nothing of them. Decide.',
  'guarantee-treatment': [
    'Whether “{about}” is a cost, a first charge, an advance or paid from outside is not said. Decide.',
    'Whether “{at}” is a cost, a first charge, an advance or paid from outside is not said. Decide.',
  ],
  'guarantee-bearer': [
    'Who bears the {short} yuan of “{about}” that the result does not pay is not said. Decide.',
    'Who bears what the result does not pay of “{about}” is not said. Decide.',
    'Who bears what the result does not pay of “{at}” is not said. Decide.',
  ],
  'remainder-owner': 'Which account keeps what is left is not said. Decide.',
  'residue-owner': [
    'Who has what the payment unit leaves of “{about}” is not said. Decide.',
    'Who has what the payment unit leaves of “{at}” is not said. Decide.',
  ],
  'tie-in-division': [
    'Holders tie for the residue of “{about}”; who goes first is not said. Decide.',
    'Holders tie for the residue of “{at}”; who goes first is not said. Decide.',
  ],
  'payout-grain': [
    'The payment unit of “{about}” is not said. Decide.',
    'The payment unit of “{at}” is not said. Decide.',
  ],
  'part-year-shares': 'What shares that began within the year get is not said. Decide.',
  'share-power': 'Whether shares allow {@power} is not said. Decide.',
  'shares-per-unit': [
    'How many shares one unit of “{about}” makes is not said. Decide.',
    'How many shares one unit of “{at}” makes is not said. Decide.',
  ],
  'event-holder': 'Who gets the shares of event “{at}” is not said. Add it.',
  'quantify-by': [
    'By what “{about}” is quantified to members is not said. Decide.',
    'By what “{at}” is quantified to members is not said. Decide.',
  ],
  'quantified-balance': [
    'Whether “{about}” includes this year’s addition is not said. Decide.',
    'Whether “{at}” includes this year’s addition is not said. Decide.',
  ],
  'goods-value': 'The goods of payment “{at}” have no value, so they cannot be counted. Decide it.',
  'over-cap': [
    'Whether what a cap of “{about}” cuts off goes to the others or stays is not said. Decide.',
    'Whether what a cap of “{at}” cuts off goes to the others or stays is not said. Decide.',
  ],
  'shares-rounding': [
    'How shares of “{about}” are rounded that a measure gives is not said. Decide.',
    'How shares of “{at}” are rounded that a measure gives is not said. Decide.',
  ],
  'payment-each': [
    'Whether the bounds of single payments of “{about}” count for each holder or each household is not said. Decide.',
    'Whether the bounds of single payments of “{at}” count for each holder or each household is not said. Decide.',
  ],
  'ladder-counts': [
    'Whether each rate of “{about}” counts for its own step only or for the whole is not said. Decide.',
    'Whether each rate of “{at}” counts for its own step only or for the whole is not said. Decide.',
  ],
  'ladder-edge': [
    'The figure of “{about}” lies on the edge of two steps; which of them it belongs to is not said. Decide.',
    'The figure of “{at}” lies on the edge of two steps; which of them it belongs to is not said. Decide.',
  ],
  'shares-fixed-on':
    'Shares of “{shareClass}” are fixed, but after {first} some were granted on {later}. Decide on which day they were fixed.',
  'shares-leave-first':
    'Somebody with old shares and shares of this year gives some away; which leave first is not said. Decide.',
  'ceiling-reach': [
    'This year “{about}” would pass its ceiling: whether it takes in full or only up to it is not said. Decide.',
    'This year “{at}” would pass its ceiling: whether it takes in full or only up to it is not said. Decide.',
  ],
  'guarantee-against-losses': [
    'The money reaches not both the losses and “{about}”; which comes first is not said. Decide.',
    'The money reaches not both the losses and “{at}”; which comes first is not said. Decide.',
  ],
  // Words
  'figure-result': 'the result of the year',
  'figure-losses': 'losses of earlier years',
  'figure-afterLosses': 'the result less losses',
  'figure-available': 'all that may be distributed',
  'figure-distributable': 'the distributable surplus',
  'figure-distributableWithOpening': 'the distributable surplus with the opening balance',
  'figure-entering': 'what enters this level',
  'figure-remaining': 'what the steps before leave',
  'figure-shares': 'all shares with dividends',
  'figure-perUnit': 'the amount for one share or unit',
  'power-possession': 'possession',
  'power-income': 'income',
  'power-paidWithdrawal': 'paid withdrawal',
  'power-mortgage': 'mortgage',
  'power-guarantee': 'use as a guarantee',
  'power-inheritance': 'inheritance',
  'power-transfer': 'transfer',
  'power-gift': 'gift',
  'open-guarantee-treatment': 'the nature (cost, first charge, advance, paid from outside)',
  'open-pool-rate': 'the rate',
  'open-pool-base': 'the base of the rate',
  'open-ladder-counts': 'whether its rates count by steps or for the whole',
  'open-pool-amount': 'the amount',
  'open-portion-base': 'the base of the bound',
  'open-test-figure': 'the figure that is tested',
  'open-quantify-by': 'the measure of the quantified parts',
  'open-quantified-balance': 'whether this year’s addition counts in the balance',
  'funding-operating': 'operating income',
  'funding-openingBalance': 'the opening balance',
  'funding-reserve': 'the fund',
  'funding-loan': 'borrowed money',
  'funding-landCompensation': 'land compensation',
  'funding-assetSale': 'sales of assets',
  'funding-donation': 'donations',
  'funding-landQuota': 'land quotas',
  'funding-subsidy': 'subsidies',
  'funding-other': 'other money',
  'figure-income': 'the income of the year',
  'figure-result-net': 'the result after guarantees',
  'state-frozen': 'shares frozen, set aside',
  'limit-available': 'not more than there is',
  'limit-atMost': 'not above the upper bound',
  'limit-atLeast': 'not below the lower bound',
  'limit-condition': 'its condition fails, nothing is taken',
  'limit-ceiling': 'not above the ceiling',
  'limit-losses': 'not more than the losses',
  'treatment-costBeforeProfit': 'a cost',
  'treatment-hurdle': 'a first charge',
  'treatment-advance': 'an advance on dividends',
  'treatment-outside': 'paid from outside',
  'unit-shares': 'share',
  'unit-heads': 'person',
  'unit-households': 'household',
  'unit-part': 'part',
  // Notice
  'notice-title': [
    '{organisation}: notice of distribution for {year} ({name})',
    'Notice of distribution for {year} ({name})',
  ],
  'notice-payment': '{name}: {amount} yuan are paid ({words}).',
  'notice-part': [
    'Of it {pool}: {amount} yuan ({units} × {perUnit} yuan for each {@unit}; {clause}).',
    'Of it {pool}: {amount} yuan ({units} × {perUnit} yuan for each {@unit}).',
    'Of it {pool}: {amount} yuan ({clause}).',
    'Of it {pool}: {amount} yuan.',
  ],
  'notice-deduction': ['Deducted: {deduction}, {amount} yuan ({clause}).', 'Deducted: {deduction}, {amount} yuan.'],
  'notice-escrow':
    'Another {amount} yuan are set aside because shares are frozen, and will be paid when they are released.',
  'notice-chinese-labels': 'These names have no English version in the charter and stand in Chinese: {labels}.',
  'notice-record-date': 'The register of {date} decides. Ask the board for the explanation if you doubt the amount.',
  'voucher-amount': '{words} (¥{amount})',
  // Explanation
  'payee-amount': '{holder} gets {figure} yuan',
  'payee-gross': 'Before deductions: {figure} yuan',
  'payee-deduction': [
    '{deduction} ({clause}, {rate}) takes {figure} yuan',
    '{deduction} ({clause}) takes {figure} yuan',
    '{deduction} ({rate}) takes {figure} yuan',
    '{deduction} takes {figure} yuan',
  ],
  'payee-part': [
    '{pool} ({clause}, {@state}): {figure} yuan',
    '{pool} ({clause}): {figure} yuan',
    '{pool} ({@state}): {figure} yuan',
    '{pool}: {figure} yuan',
  ],
  'payee-rounded-down':
    '{perUnit} yuan for each {@unit} × {units} = {product} yuan, rounded down to steps of {grain}: {figure} yuan',
  'payee-product': 'the amount times the own number ({@unit}): {figure}',
  'payee-extra': '{figure} yuan more by largest remainder',
  'payee-per-unit': '{figure} yuan for each {@unit}',
  'payee-grains': '{figure} payment units of {grain} yuan',
  'payee-grains-down': '{perUnit} yuan for each {@unit} × {units} = {product} yuan, that is {figure} payment units',
  'payee-grain-product': 'payment unit times all: {figure}',
  'payee-extra-grain': '{figure} payment units more by largest remainder',
  'payee-guarantee': [
    '{guarantee} ({clause}, {@treatment}): {figure} yuan',
    '{guarantee} ({@treatment}): {figure} yuan',
  ],
  'payee-promised': ['{guarantee} ({clause}) promises {figure} yuan', '{guarantee} promises {figure} yuan'],
  'payee-dividend': 'dividends already count for {figure} yuan',
  'payee-unpaid': 'the money is short, so {figure} yuan less',
  'payee-bounded': [
    'at least {atLeast} and at most {atMost} yuan each: {figure} yuan',
    'at least {atLeast} yuan each: {figure} yuan',
    'at most {atMost} yuan each: {figure} yuan',
  ],
  'holder-units': 'own number ({@unit}): {figure}',
  'all-units': 'all together ({@unit}): {figure}',
  'payment-grain': 'payment unit {figure} yuan',
  'pool-amount-step': [
    '{pool} ({charter}, {clause}; {@limit}): {figure} yuan',
    '{pool} ({charter}, {clause}): {figure} yuan',
    '{pool} ({charter}; {@limit}): {figure} yuan',
    '{pool} ({charter}): {figure} yuan',
  ],
  'pool-asked': '{rate} of {@base}: {figure} yuan',
  'pool-times': '{@base} times the numerator: {figure}',
  'pool-rate-step': 'rate {rate}',
  'pool-rate-above': 'numerator of {rate}: {figure}',
  'pool-rate-below': 'denominator of {rate}: {figure}',
  'pool-bound': '{@limit}: {figure} yuan',
  'pool-rest': 'all that is left: {figure} yuan',
  'pool-losses': 'losses of earlier years: {figure} yuan',
  'pool-fixed': 'fixed amount: {figure} yuan',
  'pool-per-unit': '{yuan} yuan for each unit, together {figure} yuan',
  'pool-each': '{figure} yuan for each unit',
  'pool-units': '{figure} units in all',
  'amount-times': '{figure} times',
  'amount-highest': 'One of which the highest counts: {figure} yuan',
  'amount-lowest': 'One of which the lowest counts: {figure} yuan',
  'amount-sum': 'Of it: {figure} yuan',
  'named-figure': '{@name}: {figure}',
  'pool-ladder': 'By steps of {@base}: {figure} yuan',
  'pool-ladder-step': '{rate} of the part of {@base} on this step: {figure} yuan',
  'pool-net-of-fund': ['{pool} ({clause}, after the fund): {figure} yuan', '{pool} (after the fund): {figure} yuan'],
  'figure-step': '{@name}: {figure} yuan',
  'figure-difference': '{@name} (the difference): {figure} yuan',
  'figure-sum': 'all that enters: {figure} yuan',
  'figure-zero': 'not less than {figure}',
  'figure-transfers': 'transfers: {figure} yuan',
  'figure-opening': 'opening balance: {figure} yuan',
  'figure-losses-ahead': 'losses made good first: {figure} yuan',
  'figure-guarantee': ['{guarantee} ({clause}) paid first: {figure} yuan', '{guarantee} paid first: {figure} yuan'],
  'counted-step': 'part of {@name} that counts: {figure} yuan',
  'counted-up-to': '{@name} counts up to {figure} yuan',
  'counted-over': '{@name} counts above {figure} yuan',
}
