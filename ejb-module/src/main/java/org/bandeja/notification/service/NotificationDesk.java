package org.bandeja.notification.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.TokenId;
import org.bandeja.notification.model.ChosenNotifications;
import org.bandeja.notification.model.NotificationChoices;
import org.bandeja.notification.model.PushAddress;
import org.bandeja.notification.model.PushNotPossible;
import org.bandeja.notification.model.PushServiceUnknown;
import org.bandeja.notification.model.SubscriptionId;
import org.bandeja.notification.model.Subscriptions;
import org.bandeja.notification.model.Subscriptions.Subscription;
import org.bandeja.notification.rules.PushAnswer;
import org.bandeja.notification.rules.TestedTooOften;
import org.bandeja.refusal.model.NotFound;

/** What I am told when no page is in front of me, and on which browsers. */
@Stateless
@RolesAllowed(AGENT)
public class NotificationDesk {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Inject
    Callers callers;

    @Inject
    Subscriptions subscriptions;

    @Inject
    ChosenNotifications choices;

    @Inject
    AccessTokens tokens;

    @Inject
    PushIdentity identity;

    @Inject
    PushSettings settings;

    @Inject
    PushPost post;

    @Inject
    TestsOfPeople tests;

    @Inject
    NotificationBook book;

    @Inject
    Clock clock;

    /**
     * How it is.
     *
     * @param key what browsers subscribe with; empty: no secret can be kept here, so that none can
     * @param browsers the newest first
     */
    public record Mine(Optional<String> key, NotificationChoices chosen, List<Subscription> browsers) {}

    public Mine mine() {
        // Asked first: the first time it takes a connection of its own.
        Optional<String> key = identity.publicKey();
        AgentId me = callers.current().agent();
        return new Mine(key, choices.of(me), subscriptions.of(me));
    }

    /** Of the departments that are to be muted those count that the person sees, and those that were muted before. */
    public void choose(NotificationChoices wanted) {
        Caller me = callers.current();
        Set<DepartmentId> kept = choices.of(me.agent()).muted();
        choices.choose(
                me.agent(),
                wanted.muting(
                        department -> me.administrator() || me.isMemberOf(department) || kept.contains(department)));
    }

    /**
     * This browser is told from now on, for as long as the login lasts; the same again changes nothing.
     *
     * @param login that the browser has
     * @throws PushServiceUnknown if its push service is none that is called
     * @throws PushNotPossible if there are no keys
     */
    public SubscriptionId subscribe(TokenId login, PushAddress address) {
        if (identity.publicKey().isEmpty()) {
            throw new PushNotPossible();
        }
        if (settings.hosts().judge(address.endpoint()).isEmpty()) {
            throw new PushServiceUnknown();
        }
        AgentId me = callers.current().agent();
        AccessToken token =
                tokens.find(login).filter(known -> known.agent().equals(me)).orElseThrow(NotFound::new);
        return subscriptions.put(me, login, address, token.name(), clock.instant());
    }

    /** @throws NotFound if it is not mine */
    public void remove(SubscriptionId id) {
        subscriptions.remove(mine(id).id());
    }

    /**
     * Sends one at once, through the push service, and says what that answered.
     *
     * @throws NotFound if it is not mine
     * @throws TestedTooOften if it was done some times just now
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PushAnswer test(SubscriptionId id) {
        Subscription browser = mine(id);
        tests.take(browser.agent());
        PushAnswer answer = post.tried(new Letter(browser, PushText.ofTest(), A_MINUTE, Optional.empty(), true));
        if (answer.meaning() == PushAnswer.Meaning.GONE) {
            book.gone(id);
        }
        return answer;
    }

    private Subscription mine(SubscriptionId id) {
        AgentId me = callers.current().agent();
        return subscriptions.find(id).filter(known -> known.agent().equals(me)).orElseThrow(NotFound::new);
    }
}
