package org.bandeja.whatsapp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.routing.model.NumberFacts;
import org.bandeja.whatsapp.model.AccountId;
import org.bandeja.whatsapp.rules.AccountAnswers;
import org.bandeja.whatsapp.rules.Callback;
import org.bandeja.whatsapp.rules.GraphReply;

/** Asks WhatsApp for the numbers of an account, page by page, and takes over what it tells. Never within a transaction. */
@ApplicationScoped
public class NumberListing {
    private static final String PAGE = "100";
    private static final int MOST_PAGES = 50;

    @Inject
    GraphCalls calls;

    @Inject
    NumberBook book;

    /**
     * What came of it.
     *
     * @param found how many numbers WhatsApp named
     * @param missing how many of ours it did not name
     * @param callbacks where what customers write to its numbers goes
     * @param failure why nothing was taken over; never a secret
     */
    record Outcome(int found, int missing, List<Callback> callbacks, Optional<String> failure) {
        static Outcome failed(String why) {
            return new Outcome(0, 0, List.of(), Optional.of(why));
        }
    }

    /** Half a listing changes nothing: what is missing there may stand on the page that did not come. */
    Outcome take(AccountId account, String wabaId, GraphAccess access) {
        List<NumberFacts> all = new ArrayList<>();
        List<Callback> callbacks = new ArrayList<>();
        Optional<String> next = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            GraphReply reply = calls.get(access, GraphCalls.segment(wabaId) + "/phone_numbers", question(next));
            if (!(reply instanceof GraphReply.Answered answered)) {
                return Outcome.failed(AccountAsking.words(reply));
            }
            AccountAnswers.Numbers told = AccountAnswers.numbers(answered.body());
            all.addAll(told.numbers());
            callbacks.addAll(told.callbacks());
            next = told.next();
            if (next.isEmpty()) {
                return new Outcome(all.size(), book.take(account, all), callbacks, Optional.empty());
            }
        }
        return Outcome.failed("more than " + MOST_PAGES + " pages");
    }

    private static Map<String, String> question(Optional<String> next) {
        Map<String, String> question = new HashMap<>(Map.of("fields", AccountAnswers.NUMBER_FIELDS, "limit", PAGE));
        next.ifPresent(cursor -> question.put("after", cursor));
        return question;
    }
}
