package org.bandeja.whatsapp.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.contact.rules.PhoneNumbers;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.routing.service.NumberDesk;
import org.bandeja.routing.service.NumberState;
import org.bandeja.webhook.service.DeliveryDesk;
import org.bandeja.whatsapp.model.AccountId;
import org.bandeja.whatsapp.model.NoAccessToken;
import org.bandeja.whatsapp.rules.AccountAnswers;
import org.bandeja.whatsapp.rules.Callback;
import org.bandeja.whatsapp.rules.GraphReply;
import org.bandeja.whatsapp.service.AccountAsked.Finding;
import org.bandeja.whatsapp.service.AccountAsked.Matter;
import org.bandeja.whatsapp.service.AccountAsked.Verdict;

/** Asks WhatsApp, for administrators, how an account is connected. Calls WhatsApp, so never within a transaction. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountAsking {
    private static final List<String> NEEDED = List.of("whatsapp_business_messaging", "whatsapp_business_management");

    /** Graph's code for a version that it does not serve any more. */
    private static final int VERSION_OVER = 2635;

    private static final String CONNECTED = "CONNECTED";

    private static final Duration PROOF_LASTS = Duration.ofDays(7);

    @Inject
    AccountDesk desk;

    @Inject
    NumberDesk numbers;

    @Inject
    DeliveryDesk deliveries;

    @Inject
    Correspondences correspondences;

    @Inject
    WhatsAppSettings settings;

    @Inject
    NumberListing listing;

    @Inject
    GraphAccounts graph;

    @Inject
    GraphCalls calls;

    @Inject
    Clock clock;

    /**
     * Asks for everything that one has to know when messages do not come or go.
     *
     * @param webhook where WhatsApp shall deliver
     * @throws NoAccessToken if there is nothing to ask with
     */
    public AccountAsked check(AccountId id, URI webhook) {
        AccountState account = desk.one(id);
        GraphAccess access = graph.ofAccount(account.wabaId()).orElseThrow(NoAccessToken::new);
        List<Finding> findings = new ArrayList<>();
        GraphReply token = calls.get(access, "debug_token", Map.of("input_token", access.token()));
        if (token instanceof GraphReply.NotReached notReached) {
            return new AccountAsked(List.of(new Finding(Matter.REACHED, Verdict.BAD, notReached.reason())));
        }
        findings.add(new Finding(Matter.REACHED, Verdict.GOOD, ""));
        findings.add(version(token));
        token(token, findings);
        GraphReply apps = calls.get(access, GraphCalls.segment(account.wabaId()) + "/subscribed_apps", Map.of());
        findings.add(subscription(apps, account));
        NumberListing.Outcome listed = listing.take(account.id(), account.wabaId(), access);
        findings.add(callback(override(apps, account), listed.callbacks(), webhook));
        findings.add(webhook(id));
        findings.add(numbers(listed));
        state(id).ifPresent(findings::add);
        return new AccountAsked(findings);
    }

    /**
     * Takes over what WhatsApp tells of the account's numbers.
     *
     * @throws NoAccessToken if there is nothing to ask with
     */
    public AccountAsked numbers(AccountId id) {
        AccountState account = desk.one(id);
        GraphAccess access = graph.ofAccount(account.wabaId()).orElseThrow(NoAccessToken::new);
        return new AccountAsked(List.of(numbers(listing.take(account.id(), account.wabaId(), access))));
    }

    private Finding version(GraphReply reply) {
        boolean over = reply instanceof GraphReply.Refused refused && refused.code() == VERSION_OVER;
        return new Finding(Matter.VERSION, over ? Verdict.BAD : Verdict.GOOD, settings.graphVersion());
    }

    /**
     * From here nobody sees whether WhatsApp gets through to us; what has come shows it. A delivery does not say whose it is until it
     * is read, so that the account's own proof is what customers wrote to its numbers.
     */
    private Finding webhook(AccountId id) {
        Optional<Instant> written =
                correspondences.lastInboundForSystem(of(id).map(NumberState::id).toList());
        DeliveryDesk.Heard heard = deliveries.heard();
        return webhook(written, heard.last().or(heard::handshake), clock.instant());
    }

    /**
     * @param written when a customer of the account wrote last; what is older than a week proves nothing
     * @param heard when WhatsApp was heard of last, about whichever account
     */
    static Finding webhook(Optional<Instant> written, Optional<Instant> heard, Instant now) {
        Optional<Instant> proof = written.filter(at -> at.isAfter(now.minus(PROOF_LASTS)));
        Optional<Instant> sign = proof.or(() -> heard).or(() -> written);
        Verdict verdict = proof.isPresent() ? Verdict.GOOD : sign.isPresent() ? Verdict.DOUBTFUL : Verdict.BAD;
        return new Finding(Matter.WEBHOOK, verdict, sign.map(Instant::toString).orElse(""));
    }

    private Stream<NumberState> of(AccountId id) {
        return numbers.all().stream().filter(number -> number.account().equals(Optional.of(id)));
    }

    /** As WhatsApp has just told; empty when there is no number of which it tells anything. */
    private Optional<Finding> state(AccountId id) {
        List<NumberState> told =
                of(id).filter(number -> number.status().isPresent()).toList();
        String others = told.stream()
                .filter(number -> !number.status().equals(Optional.of(CONNECTED)))
                .map(number -> PhoneNumbers.shown(number.displayPhoneNumber()) + " ("
                        + number.status().orElse("") + ")")
                .collect(Collectors.joining(", "));
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(Matter.STATE, others.isEmpty() ? Verdict.GOOD : Verdict.BAD, others));
    }

    private void token(GraphReply reply, List<Finding> findings) {
        Optional<AccountAnswers.Token> told = reply instanceof GraphReply.Answered answered
                ? AccountAnswers.token(answered.body())
                : Optional.empty();
        if (told.isEmpty()) {
            findings.add(
                    reply instanceof GraphReply.Refused refused && refused.code() == 190
                            ? new Finding(Matter.TOKEN, Verdict.BAD, words(refused))
                            : new Finding(Matter.TOKEN, Verdict.DOUBTFUL, words(reply)));
            return;
        }
        Instant now = clock.instant();
        boolean good = told.get().valid()
                && told.get().expiresAt().filter(at -> !at.isAfter(now)).isEmpty();
        findings.add(new Finding(
                Matter.TOKEN,
                good ? Verdict.GOOD : Verdict.BAD,
                told.get().expiresAt().map(Instant::toString).orElse("")));
        List<String> missing =
                NEEDED.stream().filter(needed -> !told.get().may(needed)).toList();
        findings.add(new Finding(
                Matter.PERMISSIONS, missing.isEmpty() ? Verdict.GOOD : Verdict.BAD, String.join(", ", missing)));
    }

    private static Finding subscription(GraphReply apps, AccountState account) {
        if (apps instanceof GraphReply.Answered answered) {
            boolean subscribed = AccountAnswers.isSubscribed(answered.body(), account.appId());
            return new Finding(Matter.SUBSCRIPTION, subscribed ? Verdict.GOOD : Verdict.BAD, "");
        }
        return new Finding(Matter.SUBSCRIPTION, Verdict.DOUBTFUL, words(apps));
    }

    private static Optional<String> override(GraphReply apps, AccountState account) {
        return apps instanceof GraphReply.Answered answered
                ? AccountAnswers.override(answered.body(), account.appId())
                : Optional.empty();
    }

    /** @param numbers of each number; without any, what is told of the account counts */
    static Finding callback(Optional<String> override, List<Callback> numbers, URI webhook) {
        List<String> told = numbers.isEmpty()
                ? override.stream().toList()
                : numbers.stream()
                        .flatMap(number -> number.inForce(override).stream())
                        .distinct()
                        .toList();
        String elsewhere = told.stream()
                .filter(address -> !Callback.leadsTo(webhook, address))
                .map(Callback::shown)
                .distinct()
                .collect(Collectors.joining(", "));
        Verdict verdict = told.isEmpty() ? Verdict.DOUBTFUL : elsewhere.isEmpty() ? Verdict.GOOD : Verdict.BAD;
        return new Finding(Matter.CALLBACK, verdict, elsewhere);
    }

    private static Finding numbers(NumberListing.Outcome outcome) {
        return outcome.failure()
                .map(failure -> new Finding(Matter.NUMBERS, Verdict.BAD, failure))
                .orElseGet(() -> new Finding(
                        Matter.NUMBERS,
                        outcome.missing() == 0 && outcome.found() > 0 ? Verdict.GOOD : Verdict.DOUBTFUL,
                        String.valueOf(outcome.found())));
    }

    /** WhatsApp's own words for administrators; they hold no secret. */
    static String words(GraphReply reply) {
        if (reply instanceof GraphReply.Refused refused) {
            return Stream.of("(" + refused.code() + ")", refused.details())
                    .filter(word -> !word.isBlank())
                    .reduce((one, other) -> one + " " + other)
                    .orElse("");
        }
        return reply instanceof GraphReply.NotReached notReached ? notReached.reason() : "";
    }
}
