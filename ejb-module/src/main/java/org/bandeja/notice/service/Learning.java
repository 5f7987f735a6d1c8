package org.bandeja.notice.service;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bandeja.notice.rules.Restrictions;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.whatsapp.model.WhatsAppAccount;

/** What of the news stays as the state of a number or an account; all of it is on the notice besides (webhook fields, 2026-09). */
final class Learning {
    private static final String LIMIT = "max_daily_conversations_per_business";
    private static final String WORD = "[A-Z0-9_]{1,40}";
    private static final int LONGEST_NAME = 255;
    private static final int MOST_NUMBERS = 100_000;

    private Learning() {}

    static void ofNumber(AccountChange change, BusinessNumber number) {
        switch (change.field()) {
            case "phone_number_quality_update" -> quality(change, number);
            case "phone_number_name_update" -> {
                if (isWord(change.event())) {
                    number.nameDecided(
                            change.event(),
                            Optional.ofNullable(change.facts().get("requested_verified_name"))
                                    .filter(name ->
                                            change.event().equals("APPROVED") && name.length() <= LONGEST_NAME));
                }
            }
            default -> {
                // nothing of it stays with the number
            }
        }
    }

    private static void quality(AccountChange change, BusinessNumber number) {
        if (!number.hears(change.at())) {
            return;
        }
        first(change.facts(), "current_limit", LIMIT).filter(Learning::isWord).ifPresent(number::limitedTo);
        switch (change.event()) {
            case "FLAGGED", "UNFLAGGED" -> number.rated(change.event());
            case "THROUGHPUT_UPGRADE" -> number.flowsAt("HIGH");
            default -> {
                // says nothing but the limit
            }
        }
    }

    static void ofAccount(AccountChange change, WhatsAppAccount account) {
        Map<String, String> facts = change.facts();
        switch (change.field()) {
            case "account_review_update" -> {
                if (isWord(change.event())) {
                    account.reviewed(change.event());
                }
            }
            case "business_capability_update" ->
                account.capableOf(
                        first(facts, LIMIT, "max_daily_conversation_per_phone").filter(Learning::isWord),
                        first(facts, "max_phone_numbers_per_business", "max_phone_numbers_per_waba")
                                .map(Learning::number)
                                .orElse(OptionalInt.empty()));
            case "account_update" -> {
                if (account.hears(change.at())) {
                    update(change, account);
                }
            }
            default -> {
                // nothing of it stays with the account
            }
        }
    }

    private static void update(AccountChange change, WhatsAppAccount account) {
        Map<String, String> facts = change.facts();
        switch (change.event()) {
            case "ACCOUNT_RESTRICTION" -> account.restrictedTo(Restrictions.of(facts));
            case "DISABLED_UPDATE" ->
                account.banned(
                        Optional.ofNullable(facts.get("ban_info.waba_ban_state"))
                                .filter(Learning::isWord)
                                .filter(state -> !state.equals("REINSTATE")),
                        Optional.ofNullable(facts.get("ban_info.waba_ban_date"))
                                .map(date -> date.substring(0, Math.min(80, date.length()))));
            case "ACCOUNT_DELETED" -> account.banned(Optional.of("DELETED"), Optional.empty());
            default -> {
                // the notice says it all
            }
        }
    }

    private static Optional<String> first(Map<String, String> facts, String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.ofNullable(facts.get(name)))
                .findFirst();
    }

    private static boolean isWord(String text) {
        return text.matches(WORD);
    }

    private static OptionalInt number(String text) {
        boolean sane = text.matches("[0-9]{1,6}") && Integer.parseInt(text) <= MOST_NUMBERS;
        return sane ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
